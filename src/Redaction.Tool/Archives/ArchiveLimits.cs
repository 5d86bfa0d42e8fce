namespace Redaction.Tool.Archives;

/// <summary>How far archives are unpacked. One file, with all that is nested in it, has one account.</summary>
/// <param name="Depth">How many archives may lie in each other; 0 opens none. A compressed tar archive is one.</param>
/// <param name="MaxBytes">The most bytes that a file may unpack to, all levels together.</param>
/// <param name="HasRatio">Whether <see cref="MaxRatio"/> holds: not where the user said how many bytes are right.</param>
internal sealed record ArchiveLimits(int Depth, long MaxBytes, bool HasRatio)
{
    /// <summary>The depth when none is asked for: an image, its layer, a package in it, and a package in that (as Spring Boot nests them).</summary>
    public const int DefaultDepth = 4;

    /// <summary>The greatest depth that may be asked for: each level takes memory.</summary>
    public const int MaxDepth = 16;

    /// <summary>The bytes that a file may unpack to when nothing else is asked for.</summary>
    public const long DefaultMaxBytes = 16L << 30;

    /// <summary>How many members a file may have.</summary>
    public const int MaxMembers = 1_000_000;

    /// <summary>How many times its size a file may unpack to. Logs and dumps stay below 100; deflate can reach 1,032, and bombs want that.</summary>
    public const int MaxRatio = 250;

    /// <summary>Below this many bytes the ratio does not count: small files of blanks are no bombs.</summary>
    public const long RatioCountsFrom = 64L << 20;

    /// <summary>The most bytes of a zip archive that has to be held in memory, because it lies in another or comes from a pipe.</summary>
    public const int MaxInMemory = 256 << 20;
}
