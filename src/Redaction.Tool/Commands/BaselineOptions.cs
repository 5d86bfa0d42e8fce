using System.CommandLine;
using Redaction.Tool.Baselines;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;

namespace Redaction.Tool.Commands;

/// <summary>The options that say which baseline holds.</summary>
internal sealed class BaselineOptions
{
    private readonly Option<string?> _file = new("--baseline")
    {
        Description = "Findings not to be reported again; by default .redaction-baseline, looked for from the target upwards.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _none = new("--no-baseline") { Description = "Report what a baseline holds, too." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_none);
    }

    /// <summary>Reads the baseline; null when there is none.</summary>
    /// <exception cref="UsageException">It cannot be read, or something in it is wrong.</exception>
    public (Baseline Baseline, string File)? Read(ParseResult parsed, string folder)
    {
        string? given = parsed.GetValue(_file);
        if (parsed.GetValue(_none))
        {
            return given is null ? null : throw new UsageException("--baseline and --no-baseline exclude each other; give one");
        }

        string? file = given ?? (UpwardSearch.Find(folder, Baseline.FileName) is { } found ? UpwardSearch.Shown(found) : null);
        return file is null ? null : (BaselineFile.Read(file), file);
    }
}
