using System.CommandLine;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact rules explain</c>: what a rule is, or why a text is a finding or not.</summary>
internal static class RulesExplainCommand
{
    private const int LongestText = 16 * 1024 * 1024;

    private const string Notes =
        """
        With --stdin it tells for each place where a pattern matches what each judge
        says. The value itself is never printed.

        Examples:
          redact rules explain github-pat
          redact rules explain --stdin < config.yml
          redact rules explain generic-secret --stdin < config.yml
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "A rule; see 'redact rules list'.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var profile = new ChoiceOption<Profile>("--profile", "Judge the text as this profile does.", Profile.Redact);
        var fromInput = new Option<bool>("--stdin") { Description = "Explain the text on standard input, by this rule or by all." };
        var command = new NotedCommand("explain", "Explain a rule, or why a text is a finding or not.", Notes) { id, fromInput, profile };
        var configuration = new ConfigurationOptions(finds: true);
        configuration.AddTo(command);
        command.SetAction(parsed =>
        {
            var options = new RedactorOptions();
            configuration.Read(parsed, streams.Messages)?.Rules.ApplyTo(options);
            options.Profile = profile.IsGiven(parsed) ? profile.Read(parsed) : options.Profile;
            options.Identifiers = true;
            Rule? rule = Find(options.Rules, parsed.GetValue(id));
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(fromInput))
            {
                options.Rules = rule is null ? options.Rules : RuleSet.Create([rule]);
                ExplainInput(new SecretRedactor(options), streams.Input, output);
            }
            else
            {
                RuleExplanation.Write(rule ?? throw new UsageException("name a rule, or give a text with --stdin; see 'redact rules explain --help'"), output);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static Rule? Find(RuleSet rules, string? id)
    {
        try
        {
            return id is null ? null : rules[id];
        }
        catch (KeyNotFoundException e)
        {
            throw new UsageException(SafeText.Escape(e.Message));
        }
    }

    private static void ExplainInput(SecretRedactor redactor, Stream input, TextWriter output)
    {
        using SensitiveBytes text = SensitiveBytes.ReadToEnd(input, LongestText)
            ?? throw new UsageException($"a text of more than {LongestText / (1024 * 1024)} MiB cannot be explained; give the lines in question");
        RuleExplanation.Write(redactor, text.Span, output);
    }
}
