using Redaction.Tool.Hosting;
using Redaction.Tool.Streams;

using var streams = StandardStreams.Open();
return await new RedactTool(streams).RunAsync(args).ConfigureAwait(false);
