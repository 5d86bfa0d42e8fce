using System.Buffers;
using System.Text;

namespace Redaction.KnownValues;

/// <summary>
/// The texts that masks write: the tags of all names, all references, and the texts of the masks of all redactors of a registry. No value may
/// be a part of one, and no value may be such that a mask beside other text could spell it. Not thread-safe.
/// </summary>
internal sealed class MaskTexts
{
    private const byte TagEnd = 0;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly List<Mask> _masks = [];
    private readonly ArrayBufferWriter<byte> _tags = new();
    private int _gone;

    /// <summary>The tag of a name, UTF-8.</summary>
    public static byte[] TagOf(string name) => Encoding.UTF8.GetBytes(Mask.TagOf(name));

    public void AddMask(Mask mask)
    {
        if (mask.Kind is MaskKind.Fixed or MaskKind.SameLength && !_masks.Exists(m => m.Text.Span.SequenceEqual(mask.Text.Span)))
        {
            _masks.Add(mask);
        }
    }

    /// <summary>A value of this name is registered.</summary>
    public void AddName(string name) => AddText(Mask.TagOf(name));

    public void RemoveName(string name) => RemoveText(Mask.TagOf(name));

    /// <summary>Masks may write this text.</summary>
    public void AddText(string text)
    {
        if (_texts.TryGetValue(text, out int count))
        {
            _texts[text] = count + 1;
        }
        else
        {
            _texts.Add(text, 1);
            Append(text);
        }
    }

    public void RemoveText(string text)
    {
        if (--_texts[text] > 0)
        {
            return;
        }

        _texts.Remove(text);
        if (++_gone > _texts.Count)
        {
            _gone = 0;
            _tags.ResetWrittenCount();
            foreach (string other in _texts.Keys)
            {
                Append(other);
            }
        }
    }

    /// <summary>Throws when a value is part of a text that masks write, or may be spelt by one and what stands beside it.</summary>
    public void Check(ReadOnlySpan<byte> value, int need)
    {
        if (_tags.WrittenSpan.IndexOf(value) >= 0)
        {
            throw MaskSafety.Refused("it is part of a name, which the mask would write; give that value another name.");
        }

        // the end of a tag, name and bracket, and what is no piece of the value
        int longest = Math.Min(value.Length, MaskSafety.MaxNameLength + 1);
        Span<byte> end = stackalloc byte[longest + 1];
        for (int length = Math.Max(1, value.Length - need + 1); length <= longest; length++)
        {
            if (value[length - 1] == ']')
            {
                value[..length].CopyTo(end);
                end[length] = TagEnd;
                if (_tags.WrittenSpan.IndexOf(end[..(length + 1)]) >= 0)
                {
                    throw MaskSafety.Refused("it begins as the mask of a name ends, which could complete it; give that value another name.");
                }
            }
        }

        // ... or its beginning, as far as the first few characters of what follows a name in a placeholder
        int hash = value.IndexOf((byte)'#');
        if (hash > 0 && hash < longest && MaskSafety.EndsInTag(value, value[..hash]))
        {
            value[..hash].CopyTo(end);
            end[hash] = (byte)']';
            if (_tags.WrittenSpan.IndexOf(end[..(hash + 1)]) >= 0)
            {
                throw MaskSafety.Refused("a name and what follows it in a placeholder could spell it; give that value another name.");
            }
        }

        end.Clear();
        MaskSafety.CheckCompletion(value, need, Mask.Tag);
        foreach (Mask mask in _masks)
        {
            MaskSafety.CheckCompletion(value, need, mask);
        }
    }

    private void Append(string text)
    {
        _tags.Write(Encoding.UTF8.GetBytes(text));
        _tags.Write([TagEnd]);
    }
}
