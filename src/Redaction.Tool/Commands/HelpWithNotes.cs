using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Redaction.Tool.Commands;

/// <summary>The ordinary help, and below it a command's examples and rules.</summary>
internal sealed class HelpWithNotes(HelpAction help, string rootNotes) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int result = help.Invoke(parseResult);
        string? notes = parseResult.CommandResult.Command switch
        {
            RootCommand => rootNotes,
            NotedCommand command => command.Notes,
            _ => null,
        };
        if (notes is not null)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(notes);
        }

        return result;
    }
}
