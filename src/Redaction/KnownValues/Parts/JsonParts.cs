using System.Text.Json;
using System.Text.Unicode;

namespace Redaction.KnownValues.Parts;

/// <summary>
/// A JSON object or array, with comments and trailing commas. Strings are unescaped and looked at under the name of their
/// property, those of an array under the name of the array; a number counts only under a secret's name. What does not parse
/// to its end is no JSON.
/// </summary>
internal static class JsonParts
{
    private const int MaxNesting = 64;
    private const int MaxLabel = 64;

    private static readonly JsonReaderOptions s_options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaxNesting,
    };

    public static bool TrySplit(ReadOnlySpan<byte> text, PartFinder finder, int depth)
    {
        if (text[0] is not ((byte)'{' or (byte)'[') || !Utf8.IsValid(text) || !Parses(text))
        {
            return false;
        }

        // by nesting: the sense of the container's name, and that of a label within it
        Span<KeySense> inherited = stackalloc KeySense[MaxNesting + 2];
        Span<KeySense> labels = stackalloc KeySense[MaxNesting + 2];
        inherited.Clear();
        labels.Clear();
        using var buffer = new ZeroedBytes(text.Length);
        var reader = new Utf8JsonReader(text, s_options);
        KeySense sense = KeySense.Neutral;
        bool named = false, isLabel = false;
        while (reader.Read())
        {
            int level = reader.CurrentDepth;
            KeySense own = named ? sense : inherited[level];
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    // the name as written: an escape in it is rare and only costs the sense of the name
                    sense = KeyWords.Of(reader.ValueSpan);
                    isLabel = KeyWords.IsLabel(reader.ValueSpan);
                    if (sense == KeySense.Neutral && KeyWords.IsCarrier(reader.ValueSpan))
                    {
                        sense = labels[level] == KeySense.Secret ? KeySense.Secret : inherited[level];
                    }

                    named = true;
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    inherited[level + 1] = own;
                    labels[level + 1] = KeySense.Neutral;
                    break;
                case JsonTokenType.String:
                    if (named && isLabel && reader.ValueSpan.Length <= MaxLabel && KeyWords.Of(reader.ValueSpan) == KeySense.Secret)
                    {
                        labels[level] = KeySense.Secret;
                    }

                    finder.Leaf(Unescape(ref reader, buffer.All), own, depth);
                    break;
                case JsonTokenType.Number when own == KeySense.Secret && Digits(reader.ValueSpan) >= LeafJudge.MinLength:
                    finder.Add(reader.ValueSpan);
                    break;
                default:
                    break;
            }

            named = false;
        }

        return true;
    }

    private static bool Parses(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, s_options);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReadOnlySpan<byte> Unescape(ref Utf8JsonReader reader, Span<byte> buffer)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        try
        {
            return buffer[..reader.CopyString(buffer)];
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair stands for no character: the text as written is all there is
            return reader.ValueSpan;
        }
    }

    private static int Digits(ReadOnlySpan<byte> number)
    {
        int digits = 0;
        foreach (byte b in number)
        {
            digits += char.IsAsciiDigit((char)b) ? 1 : 0;
        }

        return digits;
    }
}
