using Redaction.Tool.Agents.Settings;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Agents.Transcripts;

/// <summary>
/// Where the agents keep the transcripts of their sessions, one JSON object a line. Copilot documents no such place.
/// </summary>
internal static class TranscriptPlaces
{
    private const int RegularFile = 0x8000;
    private const int NotThere = -1;

    private static readonly EnumerationOptions s_everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    // folders, with all below, and files, in the agent's own folder
    private static readonly Dictionary<AgentKind, string[]> s_places = new()
    {
        [AgentKind.Claude] = ["projects", "history.jsonl"],
        [AgentKind.Codex] = ["sessions", "archived_sessions", "history.jsonl"],
        [AgentKind.Cursor] = ["projects"],
    };

    /// <summary>The transcripts of one agent or all, sorted by name.</summary>
    /// <exception cref="UsageException">The agent documents no place.</exception>
    public static IReadOnlyList<string> Find(AgentKind? agent)
    {
        if (agent == AgentKind.Copilot)
        {
            throw new UsageException("Copilot documents no place for transcripts; name the files");
        }

        return [.. s_places
            .Where(place => agent is null || place.Key == agent)
            .SelectMany(place => place.Value.Select(name => Path.Combine(AgentSettings.Of(place.Key).UserFolder, name)))
            .Where(Path.Exists)
            .SelectMany(Below)
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The transcripts that paths name: a file, or all <c>.jsonl</c> below a folder.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Path.Exists(path) ? Below(path) : throw new UsageException($"{SafeText.Escape(path)}: no such file")).Distinct()];

    private static IEnumerable<string> Below(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*.jsonl", s_everything).Where(IsRegular).Order(StringComparer.Ordinal);
        }

        string target = AtomicFile.Target(path);
        return IsRegular(target) ? [target] : throw new UsageException($"{SafeText.Escape(path)}: is no regular file");
    }

    /// <summary>A pipe would be waited for. What cannot be asked about is kept, and told when it is read.</summary>
    private static bool IsRegular(string path) => OperatingSystem.IsWindows() || Native.Mode(path) is RegularFile or NotThere;
}
