using System.CommandLine;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The options that say which <c>redaction.toml</c> holds.</summary>
/// <param name="finds">
/// Whether a file that is found from the target upwards, or that REDACT_CONFIG names, is used unasked. Not where the output goes to a model: an agent that may write to the folder
/// could otherwise allow what it wants to see.
/// </param>
internal sealed class ConfigurationOptions(bool finds)
{
    private readonly Option<string?> _file = new("--config")
    {
        Description = finds ? "Rules and allowlists; by default redaction.toml, looked for from the target upwards." : "Rules and allowlists; none unless given.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _none = new("--no-config")
    {
        Description = "Use no configuration file, though one be there.",
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Say which configuration is used, and what of it or of a comment has no effect.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_none);
        command.Add(_verbose);
    }

    /// <summary>Whether more is to be said.</summary>
    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(_verbose);

    /// <summary>Reads the configuration; null when there is none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="messages">Where to tell what is used.</param>
    /// <param name="folder">Where the search for a file begins; the current folder by default.</param>
    /// <exception cref="UsageException">It cannot be read, or something in it is wrong.</exception>
    public LoadedConfiguration? Read(ParseResult parsed, MessageWriter messages, string? folder = null) =>
        Load(parsed, messages, Given(parsed) ?? (finds && !parsed.GetValue(_none) ? ConfigurationFile.Find(folder ?? Environment.CurrentDirectory) : null));

    /// <summary>Reads the configuration that the command line names; one that would have been found is told, since it does not count.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="messages">Where to tell what is used.</param>
    /// <param name="folder">Where a configuration would be looked for.</param>
    /// <exception cref="UsageException">It cannot be read, or something in it is wrong.</exception>
    public LoadedConfiguration? ReadNamed(ParseResult parsed, MessageWriter messages, string folder)
    {
        string? given = Given(parsed);
        if (given is null && !parsed.GetValue(_none) && ConfigurationFile.Find(folder) is { } found)
        {
            string shown = SafeText.Escape(found);
            messages.Report($"{shown} is there and not used, for it could let a secret pass; give --config {shown} if it is yours, or --no-config");
        }

        return Load(parsed, messages, given);
    }

    /// <summary>The file that the command line names; null when it names none.</summary>
    private string? Given(ParseResult parsed)
    {
        string? given = parsed.GetValue(_file);
        return given is null || !parsed.GetValue(_none) ? given : throw new UsageException("--config and --no-config exclude each other; give one");
    }

    private LoadedConfiguration? Load(ParseResult parsed, MessageWriter messages, string? path)
    {
        if (path is null)
        {
            return null;
        }

        LoadedConfiguration loaded = ConfigurationFile.Load(path, messages);
        if (IsVerbose(parsed))
        {
            messages.Report($"the configuration is {SafeText.Escape(string.Join(", ", loaded.Rules.Files))}");
        }

        return loaded;
    }
}
