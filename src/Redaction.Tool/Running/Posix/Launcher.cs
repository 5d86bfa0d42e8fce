using System.Runtime.InteropServices;
using System.Text;
using Redaction.Tool.Reporting;
using Redaction.Tool.Running.Environments;

namespace Redaction.Tool.Running.Posix;

/// <summary>
/// Starts programs as a shell does: the same search, the same exit codes when there is nothing to start. With
/// <c>posix_spawn</c>, because between fork and exec only calls that are safe after a fork of many threads may run, which a
/// managed runtime cannot promise; the C library does there what a plan says.
/// </summary>
internal static unsafe class Launcher
{
    private const short NewGroup = 0x02;
    private const short DefaultSignals = 0x04;
    private const int Executable = 1;

    // more than glibc (336 and 80 bytes), musl and macOS (a pointer) need
    private const int AttributesSize = 1024;
    private const int ActionsSize = 512;
    private const int SignalSetSize = 256;

    private static readonly short s_newSession = OperatingSystem.IsLinux() ? (short)0x80 : (short)0x400;

    private static ReadOnlySpan<byte> UsualPath => "/usr/local/bin:/bin:/usr/bin"u8;

    /// <summary>Starts a program.</summary>
    /// <exception cref="LaunchException">It is not there, or cannot be run.</exception>
    public static ChildProcess Start(SpawnPlan plan)
    {
        byte[] name = plan.Arguments[0];
        int worst = PosixCalls.NotFound;
        foreach (byte[] path in Candidates(name, plan.Environment))
        {
            int error = TryStart(path, plan, out ChildProcess? child);
            if (child is not null)
            {
                return child;
            }

            // what is found but may not be run is remembered, and the search goes on, as shells do
            if (error is not (PosixCalls.NotFound or PosixCalls.NotFolder))
            {
                worst = error;
                if (error != PosixCalls.Denied)
                {
                    break;
                }
            }
        }

        throw Failure(name, worst);
    }

    private static IEnumerable<byte[]> Candidates(byte[] name, IReadOnlyList<byte[]> environment)
    {
        if (name.AsSpan().Contains((byte)'/') || name.Length == 0)
        {
            yield return name;
            yield break;
        }

        byte[] search = EnvironmentEntries.Find(environment, "PATH"u8) ?? UsualPath.ToArray();
        int start = 0;
        while (start <= search.Length)
        {
            int length = search.AsSpan(start).IndexOf((byte)':');
            int end = length < 0 ? search.Length : start + length;
            ReadOnlyMemory<byte> folder = search.AsMemory(start, end - start);

            // an empty entry is the current folder (POSIX, "PATH")
            yield return folder.IsEmpty ? [.. "./"u8, .. name] : [.. folder.Span, (byte)'/', .. name];
            start = end + 1;
        }
    }

    private static int TryStart(byte[] path, SpawnPlan plan, out ChildProcess? child)
    {
        child = null;
        using var program = new ByteStrings([path]);

        // a look is cheaper than a process that fails to start
        if (PosixCalls.Access(program.Pointer[0], Executable) < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        int error = Spawn(path, plan.Arguments, plan, out child);

        // a script without an interpreter's name is the shell's (POSIX, exec)
        return error == PosixCalls.NotExecutable
            ? Spawn("/bin/sh"u8.ToArray(), ["sh"u8.ToArray(), path, .. plan.Arguments.Skip(1)], plan, out child)
            : error;
    }

    private static int Spawn(byte[] path, IReadOnlyList<byte[]> arguments, SpawnPlan plan, out ChildProcess? child)
    {
        byte* attributes = stackalloc byte[AttributesSize];
        byte* actions = stackalloc byte[ActionsSize];
        using var strings = new ByteStrings([path, plan.Terminal ?? []]);
        using var argumentStrings = new ByteStrings(arguments);
        using var environment = new ByteStrings(plan.Environment);
        child = null;
        int error = PosixCalls.InitAttributes(attributes);
        if (error != 0)
        {
            return error;
        }

        error = PosixCalls.InitActions(actions);
        if (error == 0)
        {
            error = Prepare(attributes, actions, plan, strings.Pointer[1]);
            int process = 0;
            if (error == 0)
            {
                error = PosixCalls.Spawn(&process, strings.Pointer[0], actions, attributes, argumentStrings.Pointer, environment.Pointer);
            }

            child = error == 0 ? new ChildProcess(process) : null;
            _ = PosixCalls.DestroyActions(actions);
        }

        _ = PosixCalls.DestroyAttributes(attributes);
        return error;
    }

    private static int Prepare(byte* attributes, byte* actions, SpawnPlan plan, byte* terminal)
    {
        // the runtime ignores SIGPIPE, and what is ignored stays so in a child: there it has its ordinary effect
        byte* signals = stackalloc byte[SignalSetSize];
        _ = PosixCalls.EmptySet(signals);
        _ = PosixCalls.AddToSet(signals, SignalNumbers.Pipe);
        _ = PosixCalls.AddToSet(signals, SignalNumbers.TerminalOutput);
        int error = PosixCalls.SetDefaultSignals(attributes, signals);
        int flags = DefaultSignals | (plan.LeadsSession ? (int)s_newSession : 0) | (plan.LeadsGroup ? NewGroup : 0);
        error = error != 0 ? error : PosixCalls.SetFlags(attributes, (short)flags);
        if (plan.Terminal is not null)
        {
            error = error != 0 ? error : PosixCalls.AddOpen(actions, 0, terminal, TerminalCalls.ReadWrite, 0);
            error = error != 0 ? error : PosixCalls.AddDuplicate(actions, 0, 1);
            error = error != 0 ? error : PosixCalls.AddDuplicate(actions, 0, 2);
        }

        error = error != 0 || plan.Output is null ? error : PosixCalls.AddDuplicate(actions, plan.Output.Number, 1);
        return error != 0 || plan.Error is null ? error : PosixCalls.AddDuplicate(actions, plan.Error.Number, 2);
    }

    private static LaunchException Failure(byte[] name, int error)
    {
        string shown = SafeText.Escape(Encoding.UTF8.GetString(name));
        return error is PosixCalls.NotFound or PosixCalls.NotFolder
            ? new LaunchException($"{shown}: command not found", RunExitCode.NotFound)
            : new LaunchException($"{shown}: cannot be run: {Marshal.GetPInvokeErrorMessage(error)}", RunExitCode.NotExecutable);
    }
}
