using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.KnownValues;
using Xunit;

namespace Redaction.Tests.KnownValues;

/// <summary>A document is masked where it is secret, and a password is never torn.</summary>
public class ValuePartsTests
{
    public static TheoryData<string> Names => [.. PartCases.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parts_are_the_sensitive_ones(string name)
    {
        PartCase one = PartCases.All.Single(c => c.Name == name);
        Assert.Equal(one.Parts, PartsOf(one.Value));
    }

    [Fact]
    public void An_empty_value_has_no_part() => Assert.Empty(PartsOf(""));

    [Fact]
    public void Depth_has_an_end()
    {
        string token = Made.Token(32, 1);
        string value = token;
        for (int i = 0; i < 8; i++)
        {
            value = System.Text.Json.JsonSerializer.Serialize(new { password = value });
        }

        Assert.NotEmpty(PartsOf(value));
        string nested = new string('[', 5000) + new string(']', 5000);
        Assert.Equal([nested], PartsOf(nested));
    }

    [Theory]
    [InlineData("\0\0\0\0\0\0\0\0\0")]
    [InlineData("a=\0\nb=\0\npassword=\0\0\0\0\0\0\0\0\0")]
    [InlineData("{\"password\":\"\\ud800\\ud800\\ud800\"}")]
    [InlineData("machine password login")]
    [InlineData("://")]
    [InlineData("https://@:@/?#")]
    [InlineData("https://[::1]:443/aaaaaaaa")]
    [InlineData("\"\"\"\"\"\"\"\"\"")]
    [InlineData("-----BEGIN ----------END -----")]
    [InlineData("password: |\n\n\n")]
    [InlineData("password: \"\\")]
    [InlineData("server=;password=")]
    [InlineData("Server=x;Password=\"\"\"\"\"\"\"\"\"\"\"")]
    public void Hostile_values_have_parts(string value) => Assert.NotEmpty(PartsOf(value));

    [Fact]
    public void Work_is_linear()
    {
        string[] units = ["a=\"", "a='x\n", "p={;", "a={;a='", "a: |\n", "-----BEGIN A-----", "-----BEGIN ", "a:b@h,", "https://", ",http://", "{\"a\":", "[\"", "- ", "\n", "\"password\":\"\\ud800\",", "password=\"\\\n", "%41", "x=1 ", "#\n", "<a ", "<a b=\"", "<![CDATA[", "<!--", "a:1:b:c:d\n", "&amp;", "token=\"abcdefghi\"\n", "a:\n "];
        foreach (string unit in units)
        {
            foreach (string prefix in (string[])["", "server=1;password=", "{\"password\":\"", "[{", "<?xml "])
            {
                byte[] value = Encoding.UTF8.GetBytes(prefix + string.Concat(Enumerable.Repeat(unit, SecretRegistry.MaxLength / unit.Length)));
                TimeSpan time = Enumerable.Range(0, 3).Min(_ =>
                {
                    long start = Stopwatch.GetTimestamp();
                    ValueParts.ForEach(value, static _ => { });
                    return Stopwatch.GetElapsedTime(start);
                });
                Assert.True(time < TimeSpan.FromMilliseconds(500), $"{time} for {unit} behind {prefix}");
            }
        }
    }

    [Fact]
    public void Nothing_of_a_value_stays_in_memory()
    {
        Assert.SkipUnless(ProcessMemory.IsReadable, "needs /proc/self/mem");
        byte[] password = GC.AllocateArray<byte>(40, pinned: true);
        System.Security.Cryptography.RandomNumberGenerator.GetItems("abcdefghijkmnpqrstuvwxyz23456789"u8, password);
        byte[] scrambled = ProcessMemory.Scramble(password);
        byte[] document = GC.AllocateArray<byte>(512, pinned: true);
        foreach (string form in (string[])["{\"password\":\"\\u0041*\"}", "a=b\npassword=\"\\$*\"\n", "Server=a;Password=\"\"\"*\"", "mysql://" + "u:%41*@h/db", "-----BEGIN A-----\n *\n-----END A-----\n", "<a><password>&amp;*</password></a>"])
        {
            document.AsSpan().Clear();
            int star = form.IndexOf('*', StringComparison.Ordinal);
            int length = Encoding.UTF8.GetBytes(form.AsSpan(0, star), document);
            password.CopyTo(document, length);
            length += password.Length;
            length += Encoding.UTF8.GetBytes(form.AsSpan(star + 1), document.AsSpan(length));
            bool found = false;
            ValueParts.ForEach(document.AsSpan(0, length), part => found |= part.EndsWith(password));
            Assert.True(found, form);
        }

        document.AsSpan().Clear();
        password.AsSpan().Clear();
        GC.Collect();
        Assert.Equal(0, ProcessMemory.Count(scrambled));
    }

    [Property(MaxTest = 2000)]
    public Property Any_bytes_have_parts_which_are_not_empty_and_always_the_same()
    {
        string[] pieces =
        [
            "{", "}", "\"", "'", ":", ": ", "=", ";", "\n", "\r\n", " ", "  ", "- ", "password", "token", "\"key\"", "-----BEGIN X-----", "-----END X-----",
            "https://", "@", "/", "?", "&", "%41", "%", "\\", "\\n", "\0", "é", "[", "]", ",", "|", "server=", "machine ", "login ", "Basic ", "#", "<", ">", "<a>", "</a>", "<?xml ", "8f3kd29xkqW", "12345678", "true", "\ud83d\ude00",
        ];
        Gen<byte[]> text = Gen.Elements(pieces).ListOf().Select(l => Encoding.UTF8.GetBytes(string.Concat(l)));
        Gen<byte[]> raw = ArbMap.Default.GeneratorFor<byte[]>().Select(b => b ?? []);
        return Prop.ForAll(Gen.OneOf(text, raw).ToArbitrary(), value =>
        {
            List<byte[]> first = BytesOf(value), second = BytesOf(value);
            return first.Count == second.Count
                && first.Zip(second).All(p => p.First.AsSpan().SequenceEqual(p.Second))
                && (first.Count > 0 || value.Length == 0)
                && first.TrueForAll(p => p.Length > 0);
        });
    }

    [Property(MaxTest = 2000)]
    public Property A_random_password_is_one_part()
    {
        Gen<string> password = Gen.Elements("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789=:;&/{}@\"'#%,[]()<>|\\-_.".ToCharArray())
            .ArrayOf().Resize(40).Where(c => c.Length >= 12 && c[0] is not ('"' or '\'')).Select(c => new string(c));
        return Prop.ForAll(password.ToArbitrary(), p => PartsOf(p) is [var only] && only == p);
    }

    private static List<string> PartsOf(string value) => BytesOf(Encoding.UTF8.GetBytes(value)).ConvertAll(Encoding.UTF8.GetString);

    private static List<byte[]> BytesOf(byte[] value)
    {
        var parts = new List<byte[]>();
        ValueParts.ForEach(value, part => parts.Add(part.ToArray()));
        return parts;
    }
}
