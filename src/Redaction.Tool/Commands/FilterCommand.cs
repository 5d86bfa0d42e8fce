using System.CommandLine;
using System.Globalization;
using Redaction.Tool.Filtering;
using Redaction.Tool.Hosting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact filter</c>: standard input to standard output with the secrets masked, as it comes.</summary>
internal static class FilterCommand
{
    private const string Notes =
        """
        Bytes are passed on as soon as it is certain that they are no part of a
        secret. What may be the beginning of one is held until more comes; when
        nothing comes for the time of --idle-flush it is written as the mask, never
        as it is. All other bytes pass unchanged, whatever their encoding. Memory does
        not grow with the input.

        The allowlists of the configuration that need no path and no line hold here
        too. Comments such as redaction:allow do not: whoever writes the stream could
        unmask with them what another wrote.

        Examples:
          kubectl logs -f my-pod | redact filter
          ./deploy 2>&1 | redact filter --known <(printf 'db=%s\n' "$DB_PASSWORD")
          redact filter --mask fixed --mask-text '<secret>' < build.log > public.log
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var engine = new EngineOptions(Profile.Redact, findsConfiguration: false);
        var mask = new MaskOptions();
        var idle = new Option<string>("--idle-flush")
        {
            Description = "After how many milliseconds without input held bytes are written as the mask; 0 holds them until more comes.",
            HelpName = "MS",
            DefaultValueFactory = _ => "1000",
        };
        var command = new NotedCommand("filter", "Mask secrets in a stream: standard input to standard output, live.", Notes);
        engine.AddTo(command);
        mask.AddTo(command);
        command.Add(idle);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!int.TryParse(parsed.GetValue(idle), NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds))
            {
                throw new UsageException("--idle-flush is a number of milliseconds, 0 or more");
            }

            SecretRedactor redactor = engine.Create(
                parsed,
                new RedactorOptions
                {
                    Mask = mask.Choose(parsed),
                    IdleFlush = milliseconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(milliseconds),
                },
                streams.Messages).Redactor;
            if (!streams.HasOutput)
            {
                return ExitCode.ClosedOutput;
            }

            await redactor.RedactAsync(streams.Input, streams.Output, cancellationToken).ConfigureAwait(false);
            return ExitCode.Clean;
        });
        return command;
    }
}
