using System.CommandLine;
using Redaction.Tool.Hosting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The options that say what is read beside the paths, with those of archives.</summary>
internal sealed class SourceOptions
{
    private const string Input = "-";

    private readonly Option<string[]> _exclude = new("--exclude")
    {
        Description = "Leave out what matches, as .gitignore would, in archives too; may be repeated.",
        HelpName = "GLOB",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _filesFrom = new("--files-from")
    {
        Description = "Scan the paths in this file too, one a line or separated by NULs; - is standard input.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _inputName = new("--stdin-name")
    {
        Description = "Scan standard input as if it were this file: in reports, configuration and judgement.",
        HelpName = "FILE",
    };

    private readonly ArchiveOptions _archives = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_exclude);
        command.Add(_filesFrom);
        command.Add(_inputName);
        _archives.AddTo(command);
    }

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">One is wrong, or nothing is left to scan.</exception>
    public ScanSources Read(ParseResult parsed, string[] paths, StandardStreams streams)
    {
        string? list = parsed.GetValue(_filesFrom);
        string? inputName = parsed.GetValue(_inputName);
        if (inputName is { Length: 0 })
        {
            throw new UsageException("--stdin-name is empty");
        }

        string[] all = inputName is not null && !paths.Contains(Input) ? [.. paths, Input] : paths;
        if (list == Input && all.Contains(Input))
        {
            throw new UsageException("standard input cannot be both the list of files and a file to scan");
        }

        if (all.Length == 0 && list is null)
        {
            throw new UsageException("there is nothing to scan; give a PATH, such as . for the current folder. See 'redact scan --help'.");
        }

        var excluded = new PathFilter(parsed.GetValue(_exclude) ?? []);
        return new ScanSources(all, list is null ? [] : FileList.Read(list, streams), inputName, excluded, _archives.Read(parsed));
    }
}
