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
        var configuration = new ConfigurationOptions(finds: true);
        var command = new Command("list", "List the rules in force.") { format };
        configuration.AddTo(command);
        command.SetAction(parsed =>
        {
            bool isJson = format.IsJson(parsed);
            RuleSet rules = configuration.Read(parsed, streams.Messages)?.Rules.Rules ?? RuleSet.Default;
            if (isJson)
            {
                WriteJson(rules, streams.Output);
            }
            else
            {
                WriteText(rules, parsed.InvocationConfiguration.Output);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static void WriteText(RuleSet rules, TextWriter output)
    {
        int idWidth = rules.Select(r => r.Id.Length).DefaultIfEmpty().Max();
        foreach (Rule rule in rules.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            output.WriteLine($"{rule.Id.PadRight(idWidth)}  {Label.Of(rule.Severity).PadRight(Label.SeverityWidth)}  {rule.Title}");
        }
    }

    private static void WriteJson(RuleSet rules, Stream output)
    {
        using var array = new JsonArrayWriter(output);
        foreach (Rule rule in rules.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            var record = new RuleRecord(
                rule.Id, rule.Title, Label.Of(rule.Severity), Label.Of(rule.Confidence), rule.Pattern, RuleExplanation.Checks(rule), rule.References);
            array.Write(record, ReportJson.Default.RuleRecord);
        }

        array.Complete();
    }
}
