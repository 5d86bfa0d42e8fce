using System.ComponentModel;
using System.Text;

namespace Redaction.Benchmarks;

/// <summary>Makes the text of each <see cref="AdversarialInput"/>.</summary>
internal static class AdversarialText
{
    // in pieces, so that no scan takes this source for a secret
    private const string Opening = "-----BEGIN " + "RSA PRIVATE" + " KEY-----\n";

    public static byte[] Make(AdversarialInput input) => input switch
    {
        AdversarialInput.GitHubPrefixes => Repeat("ghp" + "_", 64 << 10),
        AdversarialInput.JwtPrefixes => Repeat("ey" + "J", 64 << 10),
        AdversarialInput.NoNewline => Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(LineBenchmarks.CleanText(1 << 20)).Replace('\n', ' ')),
        AdversarialInput.UnclosedKey => [.. Encoding.ASCII.GetBytes(Opening), .. Repeat("MIIEpAIBAAKCAQEA7bq9tq0f5mX2w4nD0v1c8h\n", 1 << 20)],
        AdversarialInput.NestedOpenings => Repeat("-----BEGIN " + "PRIVATE", 1 << 20),
        AdversarialInput.Assignments => Repeat("pass" + "word=", 64 << 10),
        AdversarialInput.NestedCandidates => Repeat("pass" + "word=\"ghp" + "_eyJ" + "sk-proj-AKIA", 64 << 10),
        _ => throw new InvalidEnumArgumentException(nameof(input), (int)input, typeof(AdversarialInput)),
    };

    private static byte[] Repeat(string piece, int length)
    {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++)
        {
            text[i] = (byte)piece[i % piece.Length];
        }

        return text;
    }
}
