using System.CommandLine;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact rules list</c>.</summary>
internal static class RulesListCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var format = new FormatOption();
        var command = new Command("list", "List the built-in rules.") { format };
        command.SetAction(parsed =>
        {
            if (format.IsJson(parsed))
            {
                WriteJson(streams.Output);
            }
            else
            {
                WriteText(parsed.InvocationConfiguration.Output);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static void WriteText(TextWriter output)
    {
        int idWidth = RuleSet.Default.Max(r => r.Id.Length);
        foreach (Rule rule in RuleSet.Default.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            output.WriteLine($"{rule.Id.PadRight(idWidth)}  {Label.Of(rule.Severity).PadRight(Label.SeverityWidth)}  {rule.Title}");
        }
    }

    private static void WriteJson(Stream output)
    {
        using var array = new JsonArrayWriter(output);
        foreach (Rule rule in RuleSet.Default.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            var record = new RuleRecord(
                rule.Id, rule.Title, Label.Of(rule.Severity), Label.Of(rule.Confidence), rule.Pattern, RuleExplanation.Checks(rule), rule.References);
            array.Write(record, ReportJson.Default.RuleRecord);
        }

        array.Complete();
    }
}
