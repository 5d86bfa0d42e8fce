namespace Redaction.Assignments;

/// <summary>What a name may speak of, at a first look.</summary>
[Flags]
internal enum NameSense
{
    /// <summary>Of nothing that any rule asks for.</summary>
    None = 0,

    /// <summary>A rule's keyword stands in it.</summary>
    Keyword = 1,

    /// <summary>It may hold a word for something that opens a door: a rule whose keyword stands before the name may tell the value.</summary>
    Credential = 2,
}
