using System.CommandLine;
using System.Globalization;
using Redaction.Tool.Archives;
using Redaction.Tool.Hosting;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Commands;

/// <summary>The options that say how far archives are opened.</summary>
internal sealed class ArchiveOptions
{
    private readonly Option<string?> _depth = new("--archive-depth")
    {
        Description = $"Open archives inside each other to this depth, at most {ArchiveLimits.MaxDepth}; {ArchiveLimits.DefaultDepth} by default, 0 opens none.",
        HelpName = "N",
    };

    private readonly Option<string?> _size = new("--archive-size")
    {
        Description = $"Stop where one file unpacks to more: bytes, or with K, M or G; {ArchiveLimits.DefaultMaxBytes >> 30}G by default.",
        HelpName = "SIZE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_depth);
        command.Add(_size);
    }

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">One is wrong.</exception>
    public ArchiveLimits Read(ParseResult parsed)
    {
        string? size = parsed.GetValue(_size);
        return new ArchiveLimits(
            Depth(parsed.GetValue(_depth)), FileSize.Parse(size, ArchiveLimits.DefaultMaxBytes, _size.Name), HasRatio: size is null);
    }

    private static int Depth(string? text) =>
        text is null ? ArchiveLimits.DefaultDepth
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int depth) && depth <= ArchiveLimits.MaxDepth ? depth
        : throw new UsageException($"--archive-depth is a number from 0 to {ArchiveLimits.MaxDepth}");
}
