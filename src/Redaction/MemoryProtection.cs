namespace Redaction;

/// <summary>
/// What the operating system does for the memory that holds registered values. More is not always granted: a limit on locked
/// memory (<c>RLIMIT_MEMLOCK</c>) may be reached, and only Linux is asked so far. Values are masked and zeroed either way.
/// </summary>
[Flags]
public enum MemoryProtection
{
    /// <summary>Memory like any other: it may be written to swap space and to a dump of the process.</summary>
    None = 0,

    /// <summary>The memory stays in RAM and never reaches swap space.</summary>
    Locked = 1,

    /// <summary>The memory is left out of core dumps that the kernel writes. A debugger that is attached can still read it.</summary>
    ExcludedFromDumps = 2,
}
