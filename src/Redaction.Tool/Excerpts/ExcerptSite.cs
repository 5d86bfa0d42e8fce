using Redaction.Tool.Suppressions;

namespace Redaction.Tool.Excerpts;

/// <summary>A secret that was found in a file, and what stands near it until its excerpt is made.</summary>
/// <param name="finding">The finding.</param>
internal sealed class ExcerptSite(Finding finding)
{
    /// <summary>How many bytes on either side are looked at, so that a secret which reaches into the excerpt is seen as a whole.</summary>
    public const int Reach = 512;

    /// <summary>The id that its mask shows.</summary>
    public string RuleId => finding.RuleId;

    /// <summary>Where the secret starts, in bytes from the start of the text.</summary>
    public long Start => finding.Start;

    /// <summary>The place behind its last byte.</summary>
    public long End => finding.Start + finding.Length;

    /// <summary>Whether it waits for its line or for what else is found near it.</summary>
    public bool IsPending { get; set; } = true;

    /// <summary>Whether the line is known.</summary>
    public bool HasText { get; private set; }

    /// <summary>The bytes before the secret, on its line.</summary>
    public byte[] Before { get; private set; } = [];

    /// <summary>The bytes behind it, on its line; empty when it goes on into another line.</summary>
    public byte[] After { get; private set; } = [];

    /// <summary>Whether the line goes on before <see cref="Before"/>.</summary>
    public bool IsCutBefore { get; private set; }

    /// <summary>Whether the secret or the line goes on behind <see cref="After"/>.</summary>
    public bool IsCutAfter { get; private set; }

    /// <summary>The secret; empty when it is no longer in memory.</summary>
    public byte[] Secret { get; private set; } = [];

    /// <summary>Takes the line.</summary>
    public void Take(LineText text)
    {
        ReadOnlySpan<byte> head = text.Line.AsSpan(0, text.At);
        ReadOnlySpan<byte> tail = text.Line.AsSpan((int)Math.Min(text.At + finding.Length, text.Line.Length)).TrimEnd((byte)'\r');
        Before = head[Math.Max(0, head.Length - Reach)..].ToArray();
        After = tail[..Math.Min(Reach, tail.Length)].ToArray();
        IsCutBefore = head.Length > Reach;
        IsCutAfter = tail.Length > Reach || text.At + finding.Length > text.Line.Length;
        Secret = text.Secret;
        HasText = true;
    }

    /// <summary>The excerpt is made: what was kept for it is zeroed. The place and the secret still mask what is near.</summary>
    public void Finish()
    {
        IsPending = false;
        Array.Clear(Before);
        Array.Clear(After);
    }

    /// <summary>Nothing near is left to be masked.</summary>
    public void Forget() => Array.Clear(Secret);
}
