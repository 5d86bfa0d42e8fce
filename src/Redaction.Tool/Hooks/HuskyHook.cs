using System.Text;
using Redaction.Tool.Configuring;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Hooks;

/// <summary>A hook of husky (https://typicode.github.io/husky): a shell script in <c>.husky</c> that the repository shares.</summary>
internal sealed class HuskyHook(HookType type, string top) : IHookPlace
{
    /// <summary>The folder of the scripts, below the top of the repository.</summary>
    public const string Folder = ".husky";

    private readonly string _path = Path.Combine(top, Folder, Label.Of(type));

    public string Description => $"{SafeText.Escape(UpwardSearch.Shown(_path))} (husky)";

    public HookState State
    {
        get
        {
            string text = Read();
            return MarkedLines.Find(text) is not { } block ? HookState.Missing
                : With(MarkedLines.Remove(text, block)) == text ? HookState.Installed
                : HookState.Changed;
        }
    }

    public void Install()
    {
        string text = Read();
        Write(With(MarkedLines.Find(text) is { } block ? MarkedLines.Remove(text, block) : text));
    }

    public void Uninstall()
    {
        string text = Read();
        string without = MarkedLines.Find(text) is { } block ? MarkedLines.Remove(text, block) : text;
        if (without.Length == 0)
        {
            File.Delete(_path);
        }
        else
        {
            Write(without);
        }
    }

    /// <summary>At the end for a commit, when formatters are done; at the beginning where the input must be read, which is given back to the rest.</summary>
    private string With(string text) => MarkedLines.Insert(text, HookScript.ReadsInput(type) ? Beginning(text) : text.Length, "", HookScript.Lines(type));

    /// <summary>Behind the first line that says what runs the script, and behind the line by which husky 8 starts it again.</summary>
    private static int Beginning(string text)
    {
        int at = text.StartsWith("#!", StringComparison.Ordinal) ? LineEnd(text, 0) : 0;
        int husky = text.IndexOf("/husky.sh", StringComparison.Ordinal);
        return husky < 0 ? at : LineEnd(text, husky);
    }

    private static int LineEnd(string text, int from) => text.IndexOf('\n', from) is >= 0 and int end ? end + 1 : text.Length;

    private string Read() => File.Exists(_path) ? Encoding.Latin1.GetString(File.ReadAllBytes(_path)) : "";

    private void Write(string text)
    {
        const UnixFileMode Script = (UnixFileMode)0b111_101_101;
        AtomicFile.Write(_path, Encoding.Latin1.GetBytes(text), File.Exists(_path) ? null : Script);
    }
}
