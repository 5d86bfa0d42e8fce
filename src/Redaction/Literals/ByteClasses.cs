namespace Redaction.Literals;

/// <summary>
/// Maps each byte to its class: bytes that no literal contains share class 0, every other byte has its own (when all 256
/// occur there is no shared one). An automaton row then has as many entries as the literals have different bytes, not 256.
/// When case is ignored an upper-case letter has the class of its lower-case twin, which makes folding free at run time.
/// </summary>
internal sealed class ByteClasses
{
    private readonly byte[] _classes = new byte[256];

    public ByteClasses(ReadOnlySpan<bool> used, bool ignoreCase)
    {
        var next = used.Contains(false) ? 1 : 0;
        for (var symbol = 0; symbol < 256; symbol++)
        {
            if (used[symbol])
            {
                _classes[symbol] = (byte)next++;
            }
        }

        Count = next;
        for (var letter = 'A'; ignoreCase && letter <= 'Z'; letter++)
        {
            _classes[letter] = _classes[letter | 0x20];
        }
    }

    /// <summary>Number of classes, at most 256.</summary>
    public int Count { get; }

    /// <summary>Class of each byte.</summary>
    public byte[] Map => _classes;

    /// <summary>ASCII lower case of a byte.</summary>
    public static byte Fold(byte symbol) => (byte)(symbol - 'A') <= 'Z' - 'A' ? (byte)(symbol | 0x20) : symbol;
}
