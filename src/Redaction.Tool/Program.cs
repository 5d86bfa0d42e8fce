using Redaction.Tool.Hosting;
using Redaction.Tool.Running;
using Redaction.Tool.Streams;

using var streams = StandardStreams.Open();
if (TerminalLeader.IsMeant(args))
{
    return TerminalLeader.Run(args, streams.Messages);
}

return await new RedactTool(streams).RunAsync(args).ConfigureAwait(false);
