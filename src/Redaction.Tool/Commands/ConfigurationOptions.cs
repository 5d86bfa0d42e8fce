using System.CommandLine;
using Redaction.Toml;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The options that say which <c>redaction.toml</c> holds.</summary>
/// <param name="finds">
/// Whether a file in the current folder is used unasked. Not where the output goes to a model: an agent that may write to the folder
/// could otherwise allow what it wants to see.
/// </param>
internal sealed class ConfigurationOptions(bool finds)
{
    private static readonly string[] s_names = ["redaction.toml", ".redaction.toml"];

    private readonly Option<string?> _file = new("--config")
    {
        Description = finds ? "Rules and allowlists; by default redaction.toml or .redaction.toml in the current folder." : "Rules and allowlists; none unless given.",
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
    /// <exception cref="UsageException">It cannot be read, or something in it is wrong.</exception>
    public LoadedConfiguration? Read(ParseResult parsed, MessageWriter messages)
    {
        string? given = parsed.GetValue(_file);
        if (parsed.GetValue(_none))
        {
            return given is null ? null : throw new UsageException("--config and --no-config exclude each other; give one");
        }

        string? path = given ?? (finds ? Array.Find(s_names, File.Exists) : null);
        if (path is null)
        {
            return null;
        }

        try
        {
            RuleConfiguration rules = TomlRules.Load(path);
            if (IsVerbose(parsed))
            {
                messages.Report($"the configuration is {SafeText.Escape(string.Join(", ", rules.Files))}");
            }

            return new LoadedConfiguration(rules, Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (RuleFileException e)
        {
            throw new UsageException(SafeText.Escape(e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(e is FileNotFoundException or DirectoryNotFoundException
                ? $"{SafeText.Escape(path)}: no such file"
                : $"{SafeText.Escape(path)}: cannot be read");
        }
    }
}
