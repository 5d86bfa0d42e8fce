namespace Redaction.Tool.Scanning;

/// <summary>Something to scan: a file, standard input, or what is packed in one of them.</summary>
/// <param name="Name">The path as it is shown and sorted: as given, what was found in a folder behind it, forward slashes; inside an
/// archive behind an exclamation mark.</param>
/// <param name="Location">Where it is read, absolute or from the current folder; of a member, its archive. Null when no file has it.</param>
internal sealed record ScanTarget(string Name, string? Location)
{
    private readonly string? _judgedPath;

    /// <summary>Whether it is read from standard input, whatever <see cref="Location"/> it is said to come from.</summary>
    public bool IsInput { get; init; }

    /// <summary>What it is.</summary>
    public SourceKind Source { get; init; }

    /// <summary>The absolute path of <see cref="Location"/>. Made when asked for: of a million files few are asked.</summary>
    public string? FullPath => Location is null ? null : Path.GetFullPath(Location);

    /// <summary>The path that says what the text is for: archives in it are folders, the ending of a compression is taken off.</summary>
    public string JudgedPath
    {
        get => _judgedPath ?? Name;
        init => _judgedPath = value;
    }

    /// <summary>The path inside the file at <see cref="Location"/>; null for the file itself.</summary>
    public string? Member { get; private init; }

    /// <summary>A member of this archive.</summary>
    public ScanTarget Inside(string member) => this with
    {
        Name = $"{Name}!{member}",
        JudgedPath = $"{JudgedPath}/{member}",
        Member = Member is null ? member : $"{Member}/{member}",
    };
}
