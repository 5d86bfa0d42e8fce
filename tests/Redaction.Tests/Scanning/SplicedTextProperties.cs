using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.RuleCompiler;
using Redaction.Tests.Decoding;
using Redaction.Tests.Rules;
using Xunit;

namespace Redaction.Tests.Scanning;

/// <summary>
/// Whatever stands beside what, nothing throws and the chunks do not matter: parts of this repository's files, of the rules' examples,
/// encoded tokens, signs and long runs of one byte, spliced at any place. Each text is told by one number.
/// </summary>
public class SplicedTextProperties
{
    private static readonly byte[][] s_files =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Redaction", "Scanning"), "*.cs")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules"), "a*.toml"))
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Append(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Select(File.ReadAllBytes),
    ];

    private static readonly byte[][] s_examples =
    [
        .. RuleCatalog.Load(Path.Combine(Repository.Root, "rules")).SelectMany(e => e.Examples).Select(e => Encoding.UTF8.GetBytes(e.Text)),
    ];

    private static readonly string[] s_signs =
    [
        "\"", "'", "=", ":", ">", "(", ",", "\\", "%", "&", "\n", " ", "\t", "]", "[", "{", "`", "\0", "-----BEGIN ", "-----END ", "eyJ", "=\"", "\": \"", " = ", "=>",
        "%3D", "\\u0022", "&quot;", "\\b", "é", "😀", "|", "??", "password", "token_", "value", "<key>", "A", "1",
    ];

    private static readonly SecretRedactor[] s_redactors =
    [
        new(new RedactorOptions { DecodeDepth = 2, FingerprintKey = EncodedText.Ascii("sixteen byte key") }),
        new(new RedactorOptions { Profile = Profile.Alert, FingerprintKey = EncodedText.Ascii("sixteen byte key") }),
    ];

    [Property(MaxTest = 4000)]
    public Property Chunks_do_not_matter_and_nothing_throws() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), number =>
    {
        var random = new Random(number);
        byte[] text = Splice(random);
        SecretRedactor redactor = s_redactors[random.Next(s_redactors.Length)];
        (string Output, string Findings) whole = Feed.Run(redactor, text);
        int[] cuts = [.. Enumerable.Range(0, 6).Select(_ => random.Next(text.Length + 1))];
        Assert.Equal(whole, random.Next(8) == 0 ? Feed.ByteByByte(redactor, text) : Feed.Run(redactor, text, cuts));
    });

    private static byte[] Splice(Random random)
    {
        var text = new MemoryStream();
        for (int parts = random.Next(1, 8); parts > 0; parts--)
        {
            text.Write(random.Next(6) switch
            {
                0 or 1 => Part(s_files[random.Next(s_files.Length)], random, most: random.Next(2) == 0 ? 80 : 600),
                2 when random.Next(2) == 0 => Part(s_examples[random.Next(s_examples.Length)], random, most: 600),
                2 => s_examples[random.Next(s_examples.Length)],
                3 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => s_signs[random.Next(s_signs.Length)]))),
                4 => EncodedText.Ways[random.Next(EncodedText.Ways.Length)].Write(EncodedText.Secrets[random.Next(EncodedText.Secrets.Length)]),
                _ => EncodedText.Ascii(new string("xaA0_-/+=\\ "[random.Next(11)], random.Next(1, 140))),
            });
        }

        byte[] bytes = text.ToArray();
        for (int noise = random.Next(3) == 0 && bytes.Length > 0 ? random.Next(1, 5) : 0; noise > 0; noise--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static byte[] Part(byte[] whole, Random random, int most)
    {
        int at = random.Next(whole.Length);
        return whole.AsSpan(at, Math.Min(whole.Length - at, random.Next(most))).ToArray();
    }
}
