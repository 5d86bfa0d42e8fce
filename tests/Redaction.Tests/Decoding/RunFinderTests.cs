using System.Text;
using Redaction.Decoding;
using Xunit;

namespace Redaction.Tests.Decoding;

/// <summary>The vectorised searches miss no place where encoded text may start, wherever it stands in their blocks.</summary>
public class RunFinderTests
{
    private static readonly string[] s_pieces = [.. Pieces()];

    [Fact]
    public void Every_start_of_encoded_text_is_found()
    {
        var random = new Random(11);
        int starts = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] text = EncodedText.Ascii(string.Concat(Enumerable.Range(0, 8).Select(_ => s_pieces[random.Next(s_pieces.Length)])));
            int from = random.Next(text.Length / 2);
            var found = new HashSet<(int, DecodedKind)>();
            var finder = new RunFinder(text, from);
            while (finder.TryNext(out int start, out DecodedKind kind))
            {
                Assert.True(IsStart(text, start, kind) && start >= from);
                Assert.True(found.Add((start, kind)));
            }

            foreach (DecodedKind kind in (DecodedKind[])[DecodedKind.Base64, DecodedKind.Hex])
            {
                for (int at = from; at < text.Length; at++)
                {
                    bool isWanted = IsStart(text, at, kind) && IsText(text, at, kind);
                    Assert.True(!isWanted || found.Contains((at, kind)), $"{kind} at {at} in {Encoding.Latin1.GetString(text)}");
                    starts += isWanted ? 1 : 0;
                }
            }
        }

        Assert.True(starts > 3000, $"{starts} starts");
    }

    [Fact]
    public void Every_escape_is_found()
    {
        var random = new Random(12);
        byte[] output = new byte[EscapeReader.MaxProduced];
        for (int i = 0; i < 3000; i++)
        {
            byte[] text = EncodedText.Ascii(string.Concat(Enumerable.Range(0, 8).Select(_ => s_pieces[random.Next(s_pieces.Length)])));
            int found = EscapeReader.Find(text, 0);
            for (int at = 0; at < text.Length; at++)
            {
                bool isSign = text[at] is (byte)'%' or (byte)'\\' or (byte)'&';
                Assert.True(at != found || isSign);
                if (isSign && EscapeReader.Read(text.AsSpan(at), isFinal: false, output, out _, out _) != EscapeStatus.None)
                {
                    Assert.InRange(found, 0, at);
                    found = found == at ? EscapeReader.Find(text, at + 1) : found;
                }
                else if (at == found)
                {
                    found = EscapeReader.Find(text, at + 1);
                }
            }

            Assert.Equal(text.Length, found);
        }
    }

    private static IEnumerable<string> Pieces()
    {
        yield return "/";
        yield return "-";
        yield return "_word";
        yield return " ";
        yield return "\"";
        yield return "path/to/Some_name-and+more";
        yield return "0af7651916cd43dd8448eb211c80319c";
        yield return "%41";
        yield return "100% ";
        yield return "\\n";
        yield return "\\q";
        yield return "&amp;";
        yield return "&a=1";
        foreach (string plain in (string[])["some plain text, long enough", "\ttabs\r\n and line ends\n too", "twelve bytes é and then éé"])
        {
            foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            {
                byte[] bytes = encoding.GetBytes(plain), marked = [.. encoding.GetPreamble(), .. bytes];
                foreach (byte[] form in (byte[][])[bytes, marked])
                {
                    yield return Convert.ToBase64String(form);
                    yield return Convert.ToBase64String(form).TrimEnd('=').Replace('+', '-').Replace('/', '_');
                    yield return Convert.ToHexString(form);
                    yield return Convert.ToHexStringLower(form);
                }
            }
        }
    }

    private static bool IsStart(ReadOnlySpan<byte> text, int at, DecodedKind kind)
    {
        bool isBase64 = kind == DecodedKind.Base64;
        int length = isBase64 ? RunFinder.Shortest : RunFinder.ShortestHex;
        if (at + length > text.Length)
        {
            return false;
        }

        foreach (byte letter in text.Slice(at, length))
        {
            if (isBase64 ? !DecodeAlphabet.IsBase64(letter) : !DecodeAlphabet.IsHex(letter))
            {
                return false;
            }
        }

        return at == 0 || !(isBase64 ? DecodeAlphabet.IsWord(text[at - 1]) : DecodeAlphabet.IsHex(text[at - 1]));
    }

    private static bool IsText(ReadOnlySpan<byte> text, int at, DecodedKind kind)
    {
        string letters = Encoding.Latin1.GetString(text.Slice(at, kind == DecodedKind.Base64 ? RunFinder.Shortest : RunFinder.ShortestHex));
        byte[] bytes = kind == DecodedKind.Base64 ? Convert.FromBase64String(letters.Replace('-', '+').Replace('_', '/')) : Convert.FromHexString(letters);
        TextSense sense = TextSense.Start;
        return Array.TrueForAll(bytes, b => sense.Add(b));
    }
}
