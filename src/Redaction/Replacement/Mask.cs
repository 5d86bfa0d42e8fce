using System.Text;

namespace Redaction;

/// <summary>What stands in the output where a secret stood. Immutable and thread-safe.</summary>
public sealed class Mask
{
    private const string TagHead = "[REDACTED:";
    private const string TagTail = "]";

    private Mask(MaskKind kind, byte[] text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary><c>[REDACTED:id]</c>, id being the rule's id or the known value's name. The default.</summary>
    public static Mask Tag { get; } = new(MaskKind.Tag, []);

    /// <summary>
    /// <c>[REDACTED:id#0123456789abcdef]</c>: the tag with the secret's fingerprint, so that a reader can tell whether two
    /// places hold the same secret.
    /// </summary>
    public static Mask FingerprintTag { get; } = new(MaskKind.FingerprintTag, []);

    /// <summary>
    /// One asterisk for each char (UTF-16 code unit) of the secret, line breaks kept: lines and columns hold. It tells the
    /// secret's length.
    /// </summary>
    public static Mask SameLength { get; } = new(MaskKind.SameLength, "*"u8.ToArray());

    /// <summary>The same text for every secret.</summary>
    /// <param name="text">What to write; not empty, one line, and without a quotation mark or backslash, so that a JSON
    /// string or a quoted line stays one.</param>
    /// <exception cref="ArgumentException">The text is empty or would break the line or string that it stands in.</exception>
    public static Mask Fixed(string text = "***")
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        foreach (char c in text)
        {
            if (char.IsControl(c) || c is '"' or '\'' or '\\')
            {
                throw new ArgumentException("A mask must not hold control characters, quotation marks or backslashes.", nameof(text));
            }
        }

        return new Mask(MaskKind.Fixed, Encoding.UTF8.GetBytes(text));
    }

    internal MaskKind Kind { get; }

    /// <summary>The UTF-8 text of a fixed mask, the filler of a same-length mask.</summary>
    internal ReadOnlyMemory<byte> Text { get; }

    /// <summary>What every mask text of this kind opens with, UTF-8: known values must not be completed by it.</summary>
    internal ReadOnlyMemory<byte> Head => Kind is MaskKind.Tag or MaskKind.FingerprintTag ? Encoding.UTF8.GetBytes(TagHead) : Text;

    /// <summary>What every mask text of this kind closes with, UTF-8.</summary>
    internal ReadOnlyMemory<byte> Tail => Kind is MaskKind.Tag or MaskKind.FingerprintTag ? Encoding.UTF8.GetBytes(TagTail) : Text;

    /// <summary>The mask for a whole secret, unless the mask depends on the length (<see cref="MaskKind.SameLength"/>).</summary>
    internal string Render(string id, ulong fingerprint) => Kind switch
    {
        MaskKind.Tag => TagHead + id + TagTail,
        MaskKind.FingerprintTag => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{TagHead}{id}#{fingerprint:x16}{TagTail}"),
        _ => Encoding.UTF8.GetString(Text.Span),
    };
}
