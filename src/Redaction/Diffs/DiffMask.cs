namespace Redaction.Diffs;

/// <summary>A secret in the text of a side, and what stands for it.</summary>
internal sealed class DiffMask
{
    /// <summary>Where it starts, in bytes of the side's text.</summary>
    public required long Start { get; init; }

    /// <summary>The byte after it; grows while the secret goes on.</summary>
    public required long End { get; set; }

    /// <summary>What stands for it; of the same-length mask one byte, which stands for each char.</summary>
    public byte[] Text { get; set; } = [];

    /// <summary>Whether each char has a mask of its own.</summary>
    public required bool IsSameLength { get; init; }

    /// <summary>Whether the text was written: a secret over several lines has it on the first that is masked, and nothing on the others.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Writes what stands for a part of the secret that lies on one line.</summary>
    public void Write(ReadOnlySpan<byte> secret, Stream output)
    {
        bool isFirst = !IsWritten;
        IsWritten = true;
        if (!IsSameLength)
        {
            output.Write(isFirst ? Text : []);
            return;
        }

        foreach (byte b in secret)
        {
            // one for each code point, two for one beyond the basic plane, as UTF-16 counts
            for (int i = (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1; i > 0; i--)
            {
                output.Write(Text);
            }
        }
    }
}
