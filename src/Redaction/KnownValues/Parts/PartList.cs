using System.Security.Cryptography;

namespace Redaction.KnownValues.Parts;

/// <summary>
/// The parts found so far, each once, in the order in which they were found. Their bytes stand one behind the other in a
/// pinned array that is zeroed at the end; a table of hashes finds equal ones.
/// </summary>
internal sealed class PartList : IDisposable
{
    private readonly List<(int Start, int Length, int Next)> _parts = [];
    private readonly Dictionary<int, int> _byHash = [];
    private byte[] _bytes = [];
    private int _length;

    public int Count => _parts.Count;

    /// <summary>How many times something was added, equal ones included: tells whether a piece of the document had any part.</summary>
    public int Additions { get; private set; }

    public void Add(ReadOnlySpan<byte> part)
    {
        Additions++;
        HashCode hash = default;
        hash.AddBytes(part);
        int key = hash.ToHashCode();
        int first = _byHash.GetValueOrDefault(key, -1);
        for (int i = first; i >= 0; i = _parts[i].Next)
        {
            if (BytesOf(i).SequenceEqual(part))
            {
                return;
            }
        }

        if (_bytes.Length - _length < part.Length)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>(Math.Max(_bytes.Length * 2, _length + part.Length + 256), pinned: true);
            _bytes.AsSpan(0, _length).CopyTo(larger);
            CryptographicOperations.ZeroMemory(_bytes);
            _bytes = larger;
        }

        part.CopyTo(_bytes.AsSpan(_length));
        _byHash[key] = _parts.Count;
        _parts.Add((_length, part.Length, first));
        _length += part.Length;
    }

    public void ForEach(ValueParts.Part found)
    {
        for (int i = 0; i < _parts.Count; i++)
        {
            found(BytesOf(i));
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);

    private ReadOnlySpan<byte> BytesOf(int index) => _bytes.AsSpan(_parts[index].Start, _parts[index].Length);
}
