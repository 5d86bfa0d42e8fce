using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Redaction.KnownValues;

namespace Redaction.RoundTrip;

/// <summary>The placeholder of one value in one session.</summary>
internal sealed class SessionTag(KnownValue value, string tag)
{
    public KnownValue Value { get; } = value;

    /// <summary>What stands after the <c>#</c>.</summary>
    public string Tag { get; } = tag;

    /// <summary>The whole placeholder.</summary>
    public string Text { get; } = $"[REDACTED:{value.Id}#{tag}]";

    /// <summary>Whether a mask showed it; under the lock of <see cref="SessionTags"/>.</summary>
    public bool IsWritten { get; set; }

    /// <summary>Whether this is the placeholder of that name and tag; the time taken does not depend on where the tags differ.</summary>
    public bool Is(ReadOnlySpan<char> name, ReadOnlySpan<char> tag) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(tag), MemoryMarshal.AsBytes<char>(Tag))
        && name.SequenceEqual(Value.Id);

    public override string ToString() => Text;
}
