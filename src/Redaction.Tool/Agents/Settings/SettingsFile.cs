using System.Text.Json;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Agents.Settings;

/// <summary>The hooks in one settings file of an agent.</summary>
/// <param name="settings">How the agent writes them.</param>
/// <param name="path">The file.</param>
internal sealed class SettingsFile(AgentSettings settings, string path)
{
    private const int LargestSize = 16 * 1024 * 1024;

    /// <summary>Reads the file; null when there is none.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public byte[]? Read()
    {
        try
        {
            return !File.Exists(path) ? null
                : new FileInfo(AtomicFile.Target(path)).Length <= LargestSize ? File.ReadAllBytes(path)
                : throw Wrong("is too large for a settings file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong("cannot be read");
        }
    }

    /// <summary>The events that a hook of ours answers, with its command.</summary>
    public IReadOnlyList<(string Event, string Command)> Installed(byte[] json) =>
        [.. Events(Root(json)).SelectMany(e => Commands(e).Where(AgentSettings.IsOurs).Select(command => (e.Name!, command!)))];

    /// <summary>The file with our hooks. An event that has one already is left as it is.</summary>
    /// <exception cref="UsageException">The file is not of its form.</exception>
    public byte[] Install(byte[]? original, string command)
    {
        var editor = new JsonEditor(original is null || original.AsSpan().Trim(" \t\r\n"u8).IsEmpty ? "{}\n"u8.ToArray() : original);
        JsonSyntax root = Root(editor.Json);
        if (settings.HasVersion && root["version"] is null)
        {
            editor.Append(root, "\"version\": 1");
        }

        foreach ((string name, string matcher) in settings.Events)
        {
            JsonSyntax list = List(editor, name);
            if (!Commands(list).Any(AgentSettings.IsOurs))
            {
                editor.Append(list, settings.Entry(command, matcher));
            }
        }

        return Checked(editor);
    }

    /// <summary>The file without our hooks, and without the groups, lists and members that held nothing else; null when nothing else is in it.</summary>
    /// <exception cref="UsageException">The file is not of its form.</exception>
    public byte[]? Uninstall(byte[] original)
    {
        var editor = new JsonEditor(original);
        bool hasChanged = false;
        while (FindOurs(Root(editor.Json)) is { } trail)
        {
            // from the hook outwards, as long as it was the only one
            for (int i = trail.Count - 1; i >= 0; i--)
            {
                editor.Remove(trail[i].Container, trail[i].Index);
                if (trail[i].Container.Children.Count > 1)
                {
                    break;
                }

                trail = [.. Follow(Root(editor.Json), trail.Take(i).Select(step => step.Index))];
            }

            hasChanged = true;
        }

        byte[] result = Checked(editor);
        return hasChanged && Root(result).Children.All(child => settings.HasVersion && child.Name == "version") && !HasComments(result) ? null : result;
    }

    private static bool HasComments(byte[] json) => json.AsSpan().IndexOf("//"u8) >= 0 || json.AsSpan().IndexOf("/*"u8) >= 0;

    private static IEnumerable<(JsonSyntax Container, int Index)> Follow(JsonSyntax root, IEnumerable<int> indices)
    {
        foreach (int index in indices)
        {
            yield return (root, index);
            root = root.Children[index];
        }
    }

    private JsonSyntax List(JsonEditor editor, string name)
    {
        JsonSyntax root = editor.Root;
        if (root["hooks"] is null)
        {
            editor.Append(root, "\"hooks\": {}");
        }

        JsonSyntax hooks = Expect(editor.Root["hooks"]!, JsonTokenType.StartObject, "hooks", "an object");
        if (hooks[name] is null)
        {
            editor.Append(hooks, $"\"{name}\": []");
        }

        return Expect(editor.Root["hooks"]![name]!, JsonTokenType.StartArray, $"hooks.{name}", "a list");
    }

    private static IEnumerable<JsonSyntax> Events(JsonSyntax root) => root["hooks"]?.Children.Where(list => list.Kind == JsonTokenType.StartArray) ?? [];

    /// <summary>The commands of all hooks of an event.</summary>
    private IEnumerable<string?> Commands(JsonSyntax list) =>
        list.Children.SelectMany(entry => settings.IsNested ? entry["hooks"]?.Children ?? [] : [entry]).Select(hook => hook[settings.CommandMember]?.Text);

    /// <summary>The way from the root to the first hook of ours; null when there is none.</summary>
    private List<(JsonSyntax Container, int Index)>? FindOurs(JsonSyntax root)
    {
        foreach (JsonSyntax list in Events(root))
        {
            JsonSyntax hooks = root["hooks"]!;
            for (int i = 0; i < list.Children.Count; i++)
            {
                JsonSyntax entry = list.Children[i];
                List<(JsonSyntax, int)> trail = [(root, root.Children.IndexOf(hooks)), (hooks, hooks.Children.IndexOf(list)), (list, i)];
                if (!settings.IsNested)
                {
                    if (AgentSettings.IsOurs(entry[settings.CommandMember]?.Text))
                    {
                        return trail;
                    }
                }
                else if (entry["hooks"] is { } group && group.Children.FindIndex(hook => AgentSettings.IsOurs(hook[settings.CommandMember]?.Text)) is >= 0 and int ours)
                {
                    // a group without hooks is of no use, whatever its matcher
                    return group.Children.Count == 1 ? trail : [.. trail, (entry, entry.Children.IndexOf(group)), (group, ours)];
                }
            }
        }

        return null;
    }

    private JsonSyntax Root(byte[] json)
    {
        try
        {
            return Expect(JsonSyntax.Parse(json), JsonTokenType.StartObject, "the file", "an object");
        }
        catch (JsonException e)
        {
            throw Wrong($"is no JSON (line {e.LineNumber + 1}); it was left as it is");
        }
    }

    /// <summary>An edit that went wrong must not be written.</summary>
    private byte[] Checked(JsonEditor editor)
    {
        Root(editor.Json);
        return editor.Json;
    }

    private JsonSyntax Expect(JsonSyntax value, JsonTokenType kind, string what, string form) =>
        value.Kind == kind ? value : throw Wrong($"{what} is not {form}; it was left as it is");

    private UsageException Wrong(string problem) => new($"{SafeText.Escape(path)}: {problem}");
}
