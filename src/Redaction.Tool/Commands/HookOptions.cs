using System.CommandLine;
using Redaction.Tool.Hooks;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Commands;

/// <summary>The options that say which hooks, and where.</summary>
internal sealed class HookOptions
{
    private readonly Option<string[]> _types = new("--type")
    {
        Description = "The hook; may be repeated. By default pre-commit, in a bare repository pre-receive.",
        HelpName = Choices("|"),
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _shared = new("--shared")
    {
        Description = "Use the folder of hooks that core.hooksPath names for all repositories, if so it does.",
    };

    public HookOptions() => _types.CompletionSources.Add([.. Enum.GetValues<HookType>().Select(Label.Of)]);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false; // what is wrong with them is told by ourselves
        command.Add(_types);
        command.Add(_shared);
    }

    /// <summary>Finds where the hooks of the repository we are in are kept. To be asked after <see cref="Types"/>, which checks the command line.</summary>
    public HookPlaces FindPlaces(ParseResult parsed) => new(".", parsed.GetValue(_shared));

    /// <summary>The hooks that are named, each once; none when none is.</summary>
    /// <exception cref="UsageException">There is no such hook, or one is named without the option.</exception>
    public HookType[] Types(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return [.. (parsed.GetValue(_types) ?? []).Select(Parse).Distinct()];
        }

        string token = parsed.UnmatchedTokens[0];
        throw new UsageException(token.StartsWith('-')
            ? UsageMessage.Of(parsed)
            : $"'{SafeText.Escape(token)}' is not expected here; a hook is named with --type, as in 'redact hook {parsed.CommandResult.Command.Name} --type {Label.Of(HookType.PrePush)}'");
    }

    /// <summary>The hook of a name.</summary>
    /// <exception cref="UsageException">There is no such hook.</exception>
    public static HookType Parse(string name)
    {
        foreach (HookType type in Enum.GetValues<HookType>())
        {
            if (Label.Of(type) == name)
            {
                return type;
            }
        }

        throw new UsageException($"there is no hook '{SafeText.Escape(name)}' here; there are {Choices(", ")}");
    }

    /// <summary>The names of all hooks.</summary>
    public static string Choices(string separator) => string.Join(separator, Enum.GetValues<HookType>().Select(Label.Of));
}
