namespace System;

/// <summary>Mixes hash codes; as in .NET the result may differ from one process to the next, so that nobody keeps it.</summary>
internal struct HashCode
{
    private static readonly uint s_seed = (uint)Guid.NewGuid().GetHashCode();

    private uint _hash;

    public static int Combine<T1, T2>(T1 value1, T2 value2)
    {
        HashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3>(T1 value1, T2 value2, T3 value3)
    {
        HashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        return hash.ToHashCode();
    }

    public void Add<T>(T value) => Mix((uint)(value?.GetHashCode() ?? 0));

    public void AddBytes(ReadOnlySpan<byte> value)
    {
        foreach (byte b in value)
        {
            Mix(b);
        }
    }

    public readonly int ToHashCode()
    {
        // the final mix of MurmurHash3
        uint hash = _hash ^ s_seed;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return (int)(hash ^ (hash >> 16));
    }

    private void Mix(uint value) => _hash = ((_hash ^ value ^ s_seed) * 0x9E3779B1) ^ (_hash >> 15);
}
