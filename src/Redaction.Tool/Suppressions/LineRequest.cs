namespace Redaction.Tool.Suppressions;

/// <summary>A line that was asked for and whose end may still have to come.</summary>
/// <param name="previous">The line before.</param>
/// <param name="secret">The secret.</param>
/// <param name="head">The line up to where the secret starts.</param>
/// <param name="answer">What to do with the line once it is whole.</param>
internal sealed class LineRequest(byte[] previous, byte[] secret, byte[] head, Action<LineText> answer)
{
    /// <summary>How many bytes of a line are looked at on either side of a secret's start.</summary>
    public const int Reach = 4096;

    private readonly List<byte> _line = [.. head];
    private int _rest = Reach;

    /// <summary>Takes what follows; true when the line is whole and was handed on.</summary>
    public bool Feed(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> near = text[..Math.Min(text.Length, _rest)];
        int end = near.IndexOf((byte)'\n');
        ReadOnlySpan<byte> taken = end < 0 ? near : near[..end];
        _line.AddRange(taken);
        _rest -= taken.Length;
        if (end < 0 && _rest > 0)
        {
            return false;
        }

        Finish();
        return true;
    }

    /// <summary>The text ends here.</summary>
    public void Finish() => answer(new LineText(previous, [.. _line], head.Length, secret));
}
