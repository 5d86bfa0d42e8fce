namespace Redaction.Tool.Archives;

/// <summary>Counts what one file unpacks to, with all archives nested in it, and ends it at the limits. Used by one thread at a time.</summary>
/// <param name="limits">The limits.</param>
/// <param name="packedBytes">How large the file is; null when that is not known, as of a pipe.</param>
internal sealed class UnpackBudget(ArchiveLimits limits, long? packedBytes)
{
    private long _bytes;
    private int _members;

    /// <summary>Whether a limit was reached: nothing more of the file is unpacked.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Counts unpacked bytes.</summary>
    /// <exception cref="ArchiveLimitException">They are too many.</exception>
    public void TakeBytes(int count)
    {
        _bytes += count;
        if (_bytes > limits.MaxBytes)
        {
            throw Spend($"unpacks to more than {limits.MaxBytes} bytes; give --archive-size to allow more");
        }

        if (limits.HasRatio && _bytes > ArchiveLimits.RatioCountsFrom && _bytes / ArchiveLimits.MaxRatio > packedBytes)
        {
            throw Spend($"unpacks to more than {ArchiveLimits.MaxRatio} times its size, as a zip bomb does; give --archive-size to allow more");
        }
    }

    /// <summary>Counts members.</summary>
    /// <exception cref="ArchiveLimitException">They are too many.</exception>
    public void TakeMember()
    {
        _members++;
        CheckMembers(0);
    }

    /// <summary>Refuses an archive that has too many members, before they are looked at.</summary>
    /// <exception cref="ArchiveLimitException">They are too many.</exception>
    public void CheckMembers(int more)
    {
        if ((long)_members + more > ArchiveLimits.MaxMembers)
        {
            throw Spend($"has more than {ArchiveLimits.MaxMembers} members");
        }
    }

    private ArchiveLimitException Spend(string what)
    {
        IsSpent = true;
        return new ArchiveLimitException($"{what}; the rest is not scanned");
    }
}
