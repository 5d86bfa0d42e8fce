using System.CommandLine;
using System.CommandLine.Completions;
using Redaction.Tool.Commands;

namespace Redaction.Tool.Configuring.Shells;

/// <summary>A command as shells and readers see it, read from the command line's own description so that the two cannot differ.</summary>
/// <param name="Path">The words behind <c>redact</c>; empty for the root.</param>
/// <param name="Description">What it does.</param>
/// <param name="Notes">What its help says more; null when it says no more.</param>
/// <param name="Arguments">Its arguments as a synopsis shows them.</param>
/// <param name="ArgumentValues">The values that its first argument may have; empty when any will do.</param>
/// <param name="Options">Its options, and those of commands above that hold here.</param>
/// <param name="Commands">The commands below.</param>
internal sealed record CommandInfo(
    IReadOnlyList<string> Path,
    string Description,
    string? Notes,
    string Arguments,
    IReadOnlyList<string> ArgumentValues,
    IReadOnlyList<OptionInfo> Options,
    IReadOnlyList<CommandInfo> Commands)
{
    /// <summary>The last word of the path.</summary>
    public string Name => Path.Count == 0 ? "redact" : Path[^1];

    /// <summary>The path as one text, each word behind a blank.</summary>
    public string Key => string.Concat(Path.Select(word => " " + word));

    /// <summary>This and all commands below, in the order of help.</summary>
    public IEnumerable<CommandInfo> All => Commands.SelectMany(command => command.All).Prepend(this);

    /// <summary>Reads a command line.</summary>
    public static CommandInfo Of(RootCommand root) => Of(root, [], []);

    private static CommandInfo Of(Command command, IReadOnlyList<string> path, IReadOnlyList<Option> inherited)
    {
        Option[] own = [.. command.Options.Where(option => !option.Hidden)];
        Option[] passedOn = [.. inherited, .. own.Where(option => option.Recursive)];
        return new CommandInfo(
            path,
            command.Description ?? "",
            (command as NotedCommand)?.Notes,
            string.Join(' ', command.Arguments.Where(argument => !argument.Hidden).Select(Synopsis)),
            command.Arguments.Count == 0 ? [] : Labels(command.Arguments[0].GetCompletions(CompletionContext.Empty)),
            [.. own.Concat(inherited).Select(Of)],
            [.. command.Subcommands.Where(sub => !sub.Hidden).Select(sub => Of(sub, [.. path, sub.Name], passedOn))]);
    }

    /// <summary>Without the aliases of another system's custom, <c>/h</c> and <c>-?</c>.</summary>
    private static OptionInfo Of(Option option) => new(
        [option.Name, .. option.Aliases.Where(alias => alias[0] == '-' && !alias.Contains('?')).Order(StringComparer.Ordinal)],
        option.Description ?? "",
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? null : option.HelpName ?? "VALUE",
        option.ValueType == typeof(bool) ? [] : Labels(option.GetCompletions(CompletionContext.Empty)));

    private static string[] Labels(IEnumerable<CompletionItem> items) => [.. items.Select(item => item.Label)];

    private static string Synopsis(Argument argument)
    {
        string name = argument.Arity.MaximumNumberOfValues > 1 ? argument.Name + "..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }
}
