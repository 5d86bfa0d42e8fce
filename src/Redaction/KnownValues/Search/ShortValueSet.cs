using System.Security.Cryptography;
using Redaction.Literals;

namespace Redaction.KnownValues.Search;

/// <summary>
/// Values of 4 to 7 bytes: found as they are, where no letter, digit or underscore stands beside them. Immutable; there are
/// few of them, so another set is built when the registry changes.
/// </summary>
internal sealed class ShortValueSet
{
    private readonly KnownValue[] _values;

    public ShortValueSet(IReadOnlyList<KnownValue> values, int version)
    {
        _values = [.. values];
        Version = version;
        if (values.Count > 0)
        {
            byte[] bytes = GC.AllocateArray<byte>(values.Count * SecretRegistry.MinLength, pinned: true);
            var literals = new List<Literal>(values.Count);
            foreach (KnownValue value in values)
            {
                Memory<byte> copy = bytes.AsMemory(literals.Count * SecretRegistry.MinLength, value.Bytes.Length);
                value.Bytes.CopyTo(copy.Span);
                literals.Add(new Literal(copy));
            }

            Literals = LiteralSet.Build(literals);
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    public static ShortValueSet Empty { get; } = new([], -1);

    public bool IsEmpty => _values.Length == 0;

    /// <summary>The version of the registry that it was made of.</summary>
    public int Version { get; }

    /// <summary>The values as literals; null when there are none.</summary>
    public LiteralSet? Literals { get; }

    /// <summary>The value of a literal.</summary>
    public KnownValue this[int literal] => _values[literal];

    /// <summary>A letter, digit or underscore, or part of a character beyond ASCII.</summary>
    public static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b == '_' || b >= 0x80;
}
