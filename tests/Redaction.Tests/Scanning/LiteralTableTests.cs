using System.Text;
using Redaction.Tests.Tables;
using Xunit;

namespace Redaction.Tests.Scanning;

/// <summary>The table that both builds of the engine are compared on, cut into pieces.</summary>
public class LiteralTableTests
{
    [Theory]
    [InlineData(Profile.Redact)]
    [InlineData(Profile.Alert)]
    public void Any_pieces_of_a_literal_are_judged_as_the_whole(Profile profile)
    {
        var redactor = new SecretRedactor(new RedactorOptions { Profile = profile, FingerprintKey = Encoding.ASCII.GetBytes("sixteen byte key") });
        int found = 0;
        foreach (string literal in LiteralTable.All())
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(literal);
            (string Output, string Findings) whole = Feed.Run(redactor, utf8);
            Assert.Equal(string.Join('\n', redactor.Find(utf8)), whole.Findings);
            Assert.Equal(whole, utf8.Length < 300 ? Feed.ByteByByte(redactor, utf8) : Feed.Run(redactor, utf8, 1, 63, 64, 65, 1000, 16384, utf8.Length - 1));
            found += whole.Findings.Length > 0 ? 1 : 0;
        }

        Assert.True(found >= 50, $"secrets are found in {found} literals only");
    }
}
