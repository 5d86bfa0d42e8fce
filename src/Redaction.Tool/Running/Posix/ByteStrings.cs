using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Redaction.Tool.Running.Posix;

/// <summary>
/// Byte strings as C takes them: an array of pointers to strings that end with a zero, and a null pointer at the end. The memory
/// is zeroed when it is given back, since an environment holds secrets.
/// </summary>
internal sealed unsafe class ByteStrings : IDisposable
{
    private readonly nuint _size;
    private byte** _memory;

    public ByteStrings(IReadOnlyList<byte[]> strings)
    {
        nuint pointers = (nuint)((strings.Count + 1) * sizeof(byte*));
        _size = pointers;
        foreach (byte[] text in strings)
        {
            _size += (nuint)text.Length + 1;
        }

        _memory = (byte**)NativeMemory.Alloc(_size);
        byte* next = (byte*)_memory + pointers;
        for (int i = 0; i < strings.Count; i++)
        {
            byte[] text = strings[i];
            text.CopyTo(new Span<byte>(next, text.Length));
            next[text.Length] = 0;
            _memory[i] = next;
            next += text.Length + 1;
        }

        _memory[strings.Count] = null;
    }

    /// <summary>The array.</summary>
    public byte** Pointer => _memory;

    public void Dispose()
    {
        if (_memory is not null)
        {
            for (nuint done = 0; done < _size; done += int.MaxValue)
            {
                CryptographicOperations.ZeroMemory(new Span<byte>((byte*)_memory + done, (int)nuint.Min(_size - done, int.MaxValue)));
            }

            NativeMemory.Free(_memory);
            _memory = null;
        }
    }
}
