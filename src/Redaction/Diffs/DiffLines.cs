namespace Redaction;

/// <summary>The lines of a diff, by what the change does with them.</summary>
[Flags]
public enum DiffLines
{
    /// <summary>No lines.</summary>
    None = 0,

    /// <summary>Lines that the change brings. In the combined diff of a merge: those that are new against any parent.</summary>
    Added = 1,

    /// <summary>Lines around the change, which are in the old file and in the new one.</summary>
    Context = 2,

    /// <summary>Lines that the change takes away.</summary>
    Removed = 4,

    /// <summary>All lines.</summary>
    All = Added | Context | Removed,
}
