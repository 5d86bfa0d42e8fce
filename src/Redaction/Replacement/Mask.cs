using System.Text;
using Redaction.KnownValues;
using Redaction.RoundTrip;
using Redaction.Scanning;

namespace Redaction;

/// <summary>What stands in the output where a secret stood. Immutable and thread-safe.</summary>
public sealed class Mask
{
    /// <summary>What is written behind a restorable mask when it stands for more than the value; never restored.</summary>
    internal const string MoreText = "[REDACTED:more]";

    private const string TagHead = "[REDACTED:";
    private const string TagTail = "]";

    private readonly SessionTags? _session;

    private Mask(MaskKind kind, byte[] text, SessionTags? session = null, SecretRegistry? registry = null)
    {
        Kind = kind;
        Text = text;
        _session = session;
        Registry = registry;
    }

    /// <summary><c>[REDACTED:id]</c>, id being the rule's id or the known value's name. The default.</summary>
    public static Mask Tag { get; } = new(MaskKind.Tag, []);

    /// <summary>
    /// <c>[REDACTED:id#0123456789abcdef]</c>: the tag with the secret's fingerprint, so that a reader can tell whether two
    /// places hold the same secret.
    /// </summary>
    public static Mask FingerprintTag { get; } = new(MaskKind.FingerprintTag, []);

    /// <summary>
    /// The reference of a known value that was registered with one (<see cref="SecretOptions.Reference"/>), as it is:
    /// <c>op://vault/item/field</c>; the tag for all else, and where only a part or another form of the value stood.
    /// <para>
    /// The text's ends vary, so it is less strict than a tag in one thing: clean text beside a reference may together with at
    /// most two of its chars spell another known value. Where more of the reference could, the tag is written.
    /// </para>
    /// </summary>
    public static Mask Reference { get; } = new(MaskKind.Reference, []);

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

    /// <summary>The placeholders of a session.</summary>
    internal static Mask Session(SessionTags session, SecretRegistry registry) => new(MaskKind.Placeholder, [], session, registry);

    internal MaskKind Kind { get; }

    /// <summary>The registry whose values the mask is for; null for any.</summary>
    internal SecretRegistry? Registry { get; }

    /// <summary>The UTF-8 text of a fixed mask, the filler of a same-length mask.</summary>
    internal ReadOnlyMemory<byte> Text { get; }

    /// <summary>Whether its text can be turned back into the value, and so must stand for the value and nothing more.</summary>
    internal bool IsRestorable => Kind is MaskKind.Reference or MaskKind.Placeholder;

    /// <summary>
    /// What every mask text of this kind opens with, UTF-8: known values must not be completed by it. A reference has ends of
    /// its own; <see cref="ReferenceBorders"/> sees to them.
    /// </summary>
    internal ReadOnlyMemory<byte> Head => HasTagEnds ? Encoding.UTF8.GetBytes(TagHead) : Text;

    /// <summary>What every mask text of this kind closes with, UTF-8.</summary>
    internal ReadOnlyMemory<byte> Tail => HasTagEnds ? Encoding.UTF8.GetBytes(TagTail) : Text;

    private bool HasTagEnds => Kind is not (MaskKind.Fixed or MaskKind.SameLength);

    /// <summary>The mask for a whole secret, unless the mask depends on the length (<see cref="MaskKind.SameLength"/>).</summary>
    /// <param name="subject">What was found.</param>
    /// <param name="fingerprint">Its fingerprint.</param>
    /// <param name="secret">The leading secret's bytes, all of them, or nothing when some were not masked.</param>
    internal string Render(ISubject subject, ulong fingerprint, ReadOnlySpan<byte> secret) => Kind switch
    {
        MaskKind.FingerprintTag => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{TagHead}{subject.Id}#{fingerprint:x16}{TagTail}"),
        MaskKind.Fixed or MaskKind.SameLength => Encoding.UTF8.GetString(Text.Span),
        MaskKind.Reference or MaskKind.Placeholder => RenderRestorable(subject, secret) ?? TagOf(subject),
        _ => TagOf(subject),
    };

    /// <summary>The tag of a name.</summary>
    internal static string TagOf(string name) => TagHead + name + TagTail;

    private static string TagOf(ISubject subject) => TagOf(subject.Id);

    private string? RenderRestorable(ISubject subject, ReadOnlySpan<byte> secret)
    {
        // a part of a value, or another form of it, would come back as something else
        if (subject is not KnownValue value || !value.IsExactly(secret))
        {
            return null;
        }

        return Kind == MaskKind.Reference ? value.Reference : _session?.ToWrite(value)?.Text;
    }
}
