using System.CommandLine;
using System.Text;
using Redaction.Tool.Agents.Settings;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The options of the commands that change the settings of agents, and the writing of them.</summary>
internal sealed class AgentSettingsOptions
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what would change; write nothing." };

    private readonly Option<bool> _backup = new("--backup") { Description = "Keep a copy of the file as it was beside it (FILE.backup)." };

    /// <summary>Whose settings.</summary>
    public AgentOption Agent { get; } = new("Which agent; all that are in use unless given.");

    /// <summary>Which of its files.</summary>
    public ChoiceOption<SettingsScope> Scope { get; } = new("--scope", "user: in your home, for all projects; project: in the current folder.", SettingsScope.User);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Agent);
        command.Add(Scope);
        command.Add(_dryRun);
        command.Add(_backup);
    }

    /// <summary>Writes the settings as they are to be, or shows what would change; what was done, as a word.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">The file.</param>
    /// <param name="before">What is in it; null when it is not there.</param>
    /// <param name="after">What is to be in it; null to take it away.</param>
    /// <returns>Whether there was anything to do.</returns>
    public bool Apply(ParseResult parsed, string path, byte[]? before, byte[]? after)
    {
        if (before is null ? after is null : after is not null && before.AsSpan().SequenceEqual(after))
        {
            return false;
        }

        if (parsed.GetValue(_dryRun))
        {
            ShowDiff(parsed.InvocationConfiguration.Output, path, before, after);
            return true;
        }

        if (before is not null && parsed.GetValue(_backup))
        {
            parsed.InvocationConfiguration.Output.WriteLine($"{SafeText.Escape(AtomicFile.BackUp(path))}: the settings as they were");
        }

        if (after is null)
        {
            File.Delete(AtomicFile.Target(path));
        }
        else
        {
            AtomicFile.Write(path, after);
        }

        return true;
    }

    /// <summary>Whether nothing is to be written.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>Settings may hold secrets in an "env" member: what is shown of them is redacted.</summary>
    private static void ShowDiff(TextWriter output, string path, byte[]? before, byte[]? after)
    {
        string name = SafeText.Escape(path);
        output.WriteLine(before is null ? "--- /dev/null" : $"--- {name}");
        output.WriteLine(after is null ? "+++ /dev/null" : $"+++ {name}");
        string old = SecretRedactor.Default.Redact(Encoding.UTF8.GetString(before ?? []));
        string next = SecretRedactor.Default.Redact(Encoding.UTF8.GetString(after ?? []));
        foreach (string line in LineDiff.Compare(old, next))
        {
            // a tab is no danger, and indents
            output.WriteLine(string.Join('\t', line.TrimEnd('\r').Split('\t').Select(SafeText.Escape)));
        }
    }
}
