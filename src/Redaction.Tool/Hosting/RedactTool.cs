using System.CommandLine;
using System.CommandLine.Invocation;
using Redaction.Tool.Commands;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Hosting;

/// <summary>
/// Runs one command line and turns whatever happens into an exit code. Signals keep their ordinary effect: a process that is
/// interrupted dies of it (a shell reports 130), and the bytes that were held back die with it.
/// </summary>
internal sealed class RedactTool(StandardStreams streams)
{
    /// <summary>Parses and runs.</summary>
    public async Task<int> RunAsync(string[] args)
    {
        // a name that begins with @ is a name, not a file with more arguments
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null };
        ParseResult parsed = RedactCommand.Create(streams, args.FirstOrDefault()).Parse(args, parsing);
        try
        {
            if (parsed.Action is ParseErrorAction)
            {
                throw new UsageException(UsageMessage.Of(parsed));
            }

            using TextWriter output = streams.CreateWriter();
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = output,
            };
            return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            streams.Messages.Report(e.Message);
            return ExitCode.Usage;
        }
        catch (ClosedOutputException)
        {
            return ExitCode.ClosedOutput;
        }
        catch (Exception e)
        {
            streams.Messages.Report(e is IOException or UnauthorizedAccessException
                ? SafeText.Escape(e.Message)
                : $"internal error: {e.GetType().Name}: {SafeText.Escape(e.Message)}");
            return ExitCode.Failure;
        }
    }
}
