namespace Redaction.KnownValues.Parts;

/// <summary>
/// Tries the structures on a text, from the most to the least exact, and judges what has none. A structure hands the texts
/// within it back to <see cref="Leaf"/>, up to a depth of four.
/// </summary>
internal sealed class PartFinder(PartList parts)
{
    private const int MaxDepth = 4;

    /// <summary>How many parts were added until now; a later, larger number tells that something was found in between.</summary>
    public int Additions => parts.Additions;

    /// <summary>Adds a part unless it is too short to be masked.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        if (part.Length >= LeafJudge.MinLength)
        {
            parts.Add(part);
        }
    }

    /// <summary>Takes a text apart; false when it has no structure.</summary>
    public bool Split(ReadOnlySpan<byte> text, KeySense sense, int depth)
    {
        if (depth >= MaxDepth || text.Length < LeafJudge.MinLength)
        {
            return false;
        }

        if (JsonParts.TrySplit(text, this, depth) || ArmourParts.TrySplit(text, sense, this, depth) || NetrcParts.TrySplit(text, this)
            || XmlParts.TrySplit(text, this, depth) || PasswordFileParts.TrySplit(text, this))
        {
            return true;
        }

        return Bytes.HasLines(text)
            ? LineParts.TrySplit(text, sense, this, depth, leastLines: 2) || LineParts.TrySplitPlain(text, sense, this, depth)
            : HeaderParts.TrySplit(text, this)
                || UrlParts.TrySplit(text, sense, this)
                || PairParts.TrySplit(text, this, depth)
                || LineParts.TrySplitSingle(text, sense, this, depth);
    }

    /// <summary>Looks at a text that stands in a structure of the given depth.</summary>
    public void Leaf(ReadOnlySpan<byte> text, KeySense sense, int depth)
    {
        text = Bytes.Trim(text);
        if (text.Length < LeafJudge.MinLength)
        {
            return;
        }

        // a structure under a secret's name in which nothing was found is sensitive as a whole
        int before = Additions;
        if (Split(text, sense, depth + 1) && (sense != KeySense.Secret || Additions > before))
        {
            return;
        }

        if (LeafJudge.IsSensitive(text, sense))
        {
            Add(text);
            if (sense == KeySense.Secret)
            {
                Decoded(text, depth);
            }
        }
    }

    /// <summary>Adds what a secret in base64 holds, if that is text, and the password if it is a user with a password.</summary>
    private void Decoded(ReadOnlySpan<byte> base64, int depth)
    {
        using var plain = new ZeroedBytes(base64.Length);
        if (!DecodedText.TryDecode(base64, plain))
        {
            return;
        }

        int colon = plain.Written.IndexOf((byte)':');
        if (colon > 0 && !Bytes.HasSpace(plain.Written) && plain.Written[colon..].IndexOf("://"u8) != 0)
        {
            HeaderParts.AddPassword(plain.Written, this);
        }
        else if (depth < MaxDepth)
        {
            Leaf(plain.Written, KeySense.Secret, depth + 1);
        }
    }
}
