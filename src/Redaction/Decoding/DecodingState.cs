namespace Redaction.Decoding;

/// <summary>What moves while the encoded parts of one text are looked for: the runs and regions that reach its end.</summary>
internal sealed class DecodingState
{
    /// <summary>Alignments of base64: a run that is text in one of them is not tried in it again.</summary>
    public const int Alignments = 4;

    private readonly List<DecodedRegion> _free = [];

    /// <summary>The open regions of base64 and hexadecimal.</summary>
    public readonly List<DecodedRegion> Runs = [];

    /// <summary>The open region of escapes.</summary>
    public DecodedRegion? Escapes;

    /// <summary>The open region of UTF-16.</summary>
    public DecodedRegion? Utf16;

    /// <summary>Where the run of base64 letters that reaches the text's end starts, -1 if none does; of a long one, some place in it.</summary>
    public long RunStart = -1;

    /// <summary>The same for hexadecimal digits.</summary>
    public long HexStart = -1;

    /// <summary>For each start modulo four: up to where a region of base64 with such a start is alive.</summary>
    public readonly long[] AliveUntil = new long[Alignments];

    /// <summary>Decoded bytes that were scanned, at all depths; of the outermost text.</summary>
    public long Work;

    /// <summary>Whether anything is open that began at a place or before.</summary>
    public bool IsOpenBefore(long place)
    {
        if (Escapes is not null || Utf16 is { } wide && wide.Start <= place)
        {
            return true;
        }

        foreach (DecodedRegion region in Runs)
        {
            if (region.Start <= place)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A region that is not in use.</summary>
    public DecodedRegion Rent()
    {
        if (_free.Count == 0)
        {
            return new DecodedRegion();
        }

        DecodedRegion region = _free[^1];
        _free.RemoveAt(_free.Count - 1);
        return region;
    }

    /// <summary>Takes a region back and zeroes what it decoded.</summary>
    public void Return(DecodedRegion region)
    {
        region.Clear();
        _free.Add(region);
    }

    /// <summary>Makes the state fit for another text.</summary>
    public void Clear()
    {
        foreach (DecodedRegion region in Runs)
        {
            Return(region);
        }

        Runs.Clear();
        if (Escapes is not null)
        {
            Return(Escapes);
            Escapes = null;
        }

        if (Utf16 is not null)
        {
            Return(Utf16);
            Utf16 = null;
        }

        RunStart = HexStart = -1;
        Array.Clear(AliveUntil);
        Work = 0;
    }
}
