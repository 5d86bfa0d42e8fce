using System.Text;

namespace Redaction.Tool.Streams;

/// <summary>
/// The three streams that a process is started with, as bytes, and what is known of the terminal behind them. Any of them may
/// be missing: input then is empty, and what is written goes nowhere.
/// </summary>
internal sealed class StandardStreams : IDisposable
{
    private const nint InputDescriptor = 0;
    private const nint OutputDescriptor = 1;
    private const nint ErrorDescriptor = 2;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private StandardStreams(Stream? input, Stream? output, Stream? error, int? errorColumns)
    {
        HasInput = input is not null;
        HasOutput = output is not null;
        Input = input ?? Stream.Null;
        Output = output ?? new ClosedOutputStream();
        Messages = new MessageWriter(error ?? Stream.Null, errorColumns);
    }

    /// <summary>Whether we were given an input.</summary>
    public bool HasInput { get; }

    /// <summary>Whether we were given an output.</summary>
    public bool HasOutput { get; }

    /// <summary>Standard input.</summary>
    public Stream Input { get; }

    /// <summary>Standard output: data. A <see cref="ClosedOutputException"/> tells that nobody reads it.</summary>
    public Stream Output { get; }

    /// <summary>Standard error: talk. Writing there never fails.</summary>
    public MessageWriter Messages { get; }

    /// <summary>Whether the output is a terminal that a person looks at.</summary>
    public bool IsTerminal { get; private init; }

    /// <summary>Whether a person can be asked: input, output and messages are terminals.</summary>
    public bool IsInteractive => IsTerminal && !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Whether colours are welcome: on a terminal that has them, unless NO_COLOR (https://no-color.org) says otherwise.</summary>
    public bool IsColourful =>
        IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>The columns of the terminal; no limit when there is none.</summary>
    public int Columns { get; private init; } = int.MaxValue;

    /// <summary>Takes the streams of this process.</summary>
    public static StandardStreams Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return new StandardStreams(
                Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError(), Console.IsErrorRedirected ? null : Console.WindowWidth)
            {
                IsTerminal = !Console.IsOutputRedirected,
                Columns = Console.IsOutputRedirected ? int.MaxValue : Console.WindowWidth,
            };
        }

        bool isTerminal = Native.IsTerminal(OutputDescriptor) == 1;
        return new StandardStreams(
            Inherited(InputDescriptor, isInput: true), Inherited(OutputDescriptor, isInput: false), Inherited(ErrorDescriptor, isInput: false),
            ErrorColumns())
        {
            IsTerminal = isTerminal,
            Columns = isTerminal ? Native.Columns(OutputDescriptor) ?? 80 : int.MaxValue,
        };
    }

    /// <summary>The output as text; flushed when disposed.</summary>
    public TextWriter CreateWriter() => new StreamWriter(Output, s_utf8, bufferSize: 8 * 1024, leaveOpen: true) { NewLine = "\n" };

    public void Dispose() => Messages.Dispose();

    /// <summary>The columns of the terminal on standard error; null when it is none.</summary>
    private static int? ErrorColumns() => Native.IsTerminal(ErrorDescriptor) == 1 ? Native.Columns(ErrorDescriptor) ?? 80 : null;

    private static DescriptorStream? Inherited(nint descriptor, bool isInput) =>
        Native.IsInherited(descriptor) ? new DescriptorStream(descriptor, isInput) : null;
}
