using System.Security.Cryptography;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Running.Posix;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Running;

/// <summary>
/// One command, from its start to its end, on Unix.
/// <para>
/// Where we are in the foreground of a terminal that is both our input and our output, the command gets a pseudo-terminal as its
/// controlling one, under a <see cref="TerminalLeader"/>; ours is raw meanwhile. Everything it does to its terminal, it does to
/// that one, and all that it writes to it, <c>/dev/tty</c> included, is masked.
/// </para>
/// <para>
/// Otherwise it stays in our session and process group and has our own standard input: job control, keys and a password prompt on
/// <c>/dev/tty</c> then work by themselves. An output of ours that is a terminal is a terminal for it too, a raw one that only
/// carries its bytes; one that is not is a pipe. So <c>redact run -- COMMAND | less</c> does not take the keys from the pager.
/// </para>
/// <para>An output that we do not have it does not have either.</para>
/// </summary>
internal sealed class CommandRun : IDisposable
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;

    private readonly CommandPlan _plan;
    private readonly MessageWriter _messages;
    private readonly PosixPipe _end = new();
    private readonly List<CommandOutput> _outputs = [];
    private readonly List<OutputPump> _pumps = [];
    private readonly UserTerminal? _person;
    private readonly bool _isOnTerminal;
    private PseudoTerminal? _terminal;
    private PosixPipe? _outputPipe;
    private PosixPipe? _errorPipe;

    public CommandRun(CommandPlan plan, MessageWriter messages)
    {
        _plan = plan;
        _messages = messages;
        int shown = Array.Find([Output, Error, -1], d => d < 0 || IsTerminal(d));
        _isOnTerminal = IsTerminal(Input) && shown == Output;
        _person = shown < 0 ? null : new UserTerminal(_isOnTerminal ? Input : shown);
        _isOnTerminal = _isOnTerminal && _person!.IsForeground;
    }

    /// <summary>Says something to the person, also while the terminal is raw.</summary>
    public void Note(string text) => _messages.Report(_person is { IsRaw: true } ? text + "\r" : text);

    /// <summary>Runs it; what its end means for ours.</summary>
    /// <exception cref="LaunchException">It could not be started.</exception>
    public int Run()
    {
        ChildProcess child = Start();
        using SignalForwarding signals = ForwardSignals(child);
        Pump();
        ChildStatus status = Follow(child);
        _end.Write.Dispose();
        _pumps.ForEach(p => p.Join());
        _person?.Dispose();
        int? failure = Conclude(status);
        if (failure is null)
        {
            SignalDeath.Share(status);
        }

        return failure ?? status.ExitCode;
    }

    public void Dispose()
    {
        _person?.Dispose();
        _terminal?.Dispose();
        _outputPipe?.Dispose();
        _errorPipe?.Dispose();
        _end.Dispose();
    }

    private static bool IsTerminal(int descriptor) => Native.IsInherited(descriptor) && Native.IsTerminal(descriptor) == 1;

    private static bool IsPiped(int descriptor) => Native.IsInherited(descriptor) && Native.IsTerminal(descriptor) != 1;

    private ChildProcess Start()
    {
        _outputPipe = IsPiped(Output) ? PosixPipe.OpenRoomy() : null;
        _errorPipe = IsPiped(Error) ? PosixPipe.OpenRoomy() : null;
        if (_person is not null)
        {
            _terminal = PseudoTerminal.Open();
            _terminal.Copy(_person);
            if (!_isOnTerminal)
            {
                _terminal.MakeRaw();
            }
        }

        ChildProcess child = Launcher.Start(_isOnTerminal ? PlanOnTerminal() : PlanBesideUs());
        _terminal?.Slave.Dispose();
        _outputPipe?.Write.Dispose();
        _errorPipe?.Write.Dispose();
        foreach (byte[] entry in _plan.Environment)
        {
            CryptographicOperations.ZeroMemory(entry);
        }

        return child;
    }

    private SpawnPlan PlanOnTerminal() => new()
    {
        Arguments = TerminalLeader.CommandLine(_plan.Arguments),
        Environment = _plan.Environment,
        Terminal = _terminal!.Path,
        LeadsSession = true,
        Error = _errorPipe?.Write,
    };

    private SpawnPlan PlanBesideUs() => new()
    {
        Arguments = _plan.Arguments,
        Environment = _plan.Environment,
        Output = _outputPipe?.Write ?? (IsTerminal(Output) ? _terminal!.Slave : null),
        Error = _errorPipe?.Write ?? (IsTerminal(Error) ? _terminal!.Slave : null),
    };

    private SignalForwarding ForwardSignals(ChildProcess child)
    {
        var signals = new SignalForwarding(signal =>
        {
            // a key has sent it to the command already: to a program that is interrupted twice it often means "do not clean up"
            if (_isOnTerminal || !(signal is SignalNumbers.Interrupt or SignalNumbers.Quit && ControllingTerminal.IsForeground()))
            {
                child.Send(signal);
            }
        });
        if (_terminal is not null)
        {
            signals.On(SignalNumbers.WindowChange, () =>
            {
                _terminal.CopySize(_person!);

                // beside us it had the signal when we had it, perhaps before the size was there
                if (!_isOnTerminal)
                {
                    child.Send(SignalNumbers.WindowChange);
                }
            });
        }

        return signals;
    }

    private void Pump()
    {
        if (_isOnTerminal)
        {
            _person!.TakeBack();
            _ = new InputPump(_person, _terminal!.Master);
        }

        if (_terminal is not null)
        {
            Pump(_terminal.Master, IsTerminal(Output) ? Output : Error);
        }

        if (_outputPipe is not null)
        {
            Pump(_outputPipe.Read, Output);
        }

        if (_errorPipe is not null)
        {
            Pump(_errorPipe.Read, Error);
        }
    }

    private void Pump(Descriptor source, int target)
    {
        var output = new CommandOutput(source, _end.Read);
        _outputs.Add(output);
        _pumps.Add(new OutputPump(
            output.Read, source.Dispose, new DescriptorStream(target, isInput: false), _plan.Redactor, _plan.Values, _plan.Watches));
    }

    private ChildStatus Follow(ChildProcess child)
    {
        while (true)
        {
            ChildStatus status = child.Wait();
            if (!status.IsStopped)
            {
                return status;
            }

            // beside us, what stops it stops us too, and what continues us continues it
            if (_isOnTerminal)
            {
                Suspension.Suspend(_person!);
                _terminal!.CopySize(_person!);
                child.Send(SignalNumbers.Continue);
            }
        }
    }

    /// <summary>Says what of the output is lost; the exit code where that must not pass for the command's own.</summary>
    private int? Conclude(ChildStatus status)
    {
        if (_outputs.Exists(o => o.IsLeft))
        {
            _messages.Report("the command has ended, but a process that it started still holds its output; what that writes from now on is lost");
        }

        int? result = null;
        foreach (OutputPump pump in _pumps)
        {
            if (pump.Failure is ClosedOutputException)
            {
                // to a command that did not notice, success it is not
                result ??= status.ExitCode == 0 ? ExitCode.ClosedOutput : null;
            }
            else if (pump.Failure is { } failure)
            {
                _messages.Report(SafeText.Escape(failure is IOException or UnauthorizedAccessException
                    ? failure.Message
                    : $"internal error: {failure.GetType().Name}: {failure.Message}"));
                result = ExitCode.Failure;
            }
        }

        return result;
    }
}
