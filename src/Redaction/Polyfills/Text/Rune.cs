using System.Buffers;
using System.Globalization;

namespace System.Text;

/// <summary>A Unicode scalar value.</summary>
internal readonly struct Rune
{
    public Rune(int value)
    {
        if (!IsValid(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value));
        }

        Value = value;
    }

    public static Rune ReplacementChar => new(0xFFFD);

    public int Value { get; }

    public bool IsAscii => Value < 0x80;

    public int Utf8SequenceLength => Value < 0x80 ? 1 : Value < 0x800 ? 2 : Value < 0x10000 ? 3 : 4;

    public int Utf16SequenceLength => Value < 0x10000 ? 1 : 2;

    public static bool IsValid(int value) => (uint)value <= 0x10FFFF && (value & ~0x7FF) != 0xD800;

    public static bool TryCreate(int value, out Rune result)
    {
        bool valid = IsValid(value);
        result = valid ? new Rune(value) : default;
        return valid;
    }

    public static bool TryCreate(uint value, out Rune result) => TryCreate(unchecked((int)value), out result);

    public static bool TryGetRuneAt(string input, int index, out Rune value)
    {
        char first = input[index];
        bool isPair = char.IsHighSurrogate(first) && index + 1 < input.Length && char.IsLowSurrogate(input[index + 1]);
        return TryCreate(isPair ? char.ConvertToUtf32(first, input[index + 1]) : first, out value);
    }

    /// <summary>The scalar value at the start; of what is none, how many bytes .NET skips: the longest beginning of one, at least one.</summary>
    public static OperationStatus DecodeFromUtf8(ReadOnlySpan<byte> source, out Rune result, out int bytesConsumed)
    {
        result = ReplacementChar;
        bytesConsumed = 0;
        if (source.IsEmpty)
        {
            return OperationStatus.NeedMoreData;
        }

        int first = source[0];
        bytesConsumed = 1;
        if (first < 0x80)
        {
            result = new Rune(first);
            return OperationStatus.Done;
        }

        if (first is < 0xC2 or > 0xF4)
        {
            return OperationStatus.InvalidData;
        }

        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        int value = first & (0x7F >> length);
        for (; bytesConsumed < length; bytesConsumed++)
        {
            if (bytesConsumed == source.Length)
            {
                return OperationStatus.NeedMoreData;
            }

            int next = source[bytesConsumed];

            // the second byte also says whether the form is too long, a surrogate or beyond the last one
            bool fits = (next & 0xC0) == 0x80 && (bytesConsumed > 1 || first switch
            {
                0xE0 => next >= 0xA0,
                0xED => next < 0xA0,
                0xF0 => next >= 0x90,
                0xF4 => next < 0x90,
                _ => true,
            });
            if (!fits)
            {
                return OperationStatus.InvalidData;
            }

            value = (value << 6) | (next & 0x3F);
        }

        result = new Rune(value);
        return OperationStatus.Done;
    }

    public static Rune ToUpperInvariant(Rune value) => Changed(value, CultureInfo.InvariantCulture.TextInfo.ToUpper(value.ToString()));

    public static Rune ToLowerInvariant(Rune value) => Changed(value, CultureInfo.InvariantCulture.TextInfo.ToLower(value.ToString()));

    public int EncodeToUtf8(Span<byte> destination)
    {
        int length = Utf8SequenceLength;
        if (length == 1)
        {
            destination[0] = (byte)Value;
            return 1;
        }

        int rest = Value;
        for (int i = length - 1; i > 0; i--)
        {
            destination[i] = (byte)(0x80 | (rest & 0x3F));
            rest >>= 6;
        }

        destination[0] = (byte)((0xF00 >> length) | rest);
        return length;
    }

    public int EncodeToUtf16(Span<char> destination)
    {
        string text = ToString();
        text.AsSpan().CopyTo(destination);
        return text.Length;
    }

    public override string ToString() => char.ConvertFromUtf32(Value);

    private static Rune Changed(Rune value, string text) => TryGetRuneAt(text, 0, out Rune changed) ? changed : value;
}
