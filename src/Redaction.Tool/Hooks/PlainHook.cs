using System.Text;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Hooks;

/// <summary>A hook in git's own folder of hooks. A hook that is there is renamed, whatever it is written in, and run first.</summary>
internal sealed class PlainHook(HookType type, string folder, string? executable) : IHookPlace
{
    // the user's, and what git needs to run it
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _path = Path.Combine(folder, Label.Of(type));
    private readonly string _kept = Path.Combine(folder, HookScript.KeptName(type));

    public string Description
    {
        get
        {
            string shown = SafeText.Escape(UpwardSearch.Shown(_path));
            return IsThere(_kept) ? $"{shown}, which runs {SafeText.Escape(Path.GetFileName(_kept))} first" : shown;
        }
    }

    public HookState State
    {
        get
        {
            if (!IsThere(_path))
            {
                return HookState.Missing;
            }

            string text = Read();
            return text == HookScript.Whole(type, executable) ? HookState.Installed
                : IsOurs(text) ? HookState.Changed
                : HookState.Missing;
        }
    }

    public void Install()
    {
        Directory.CreateDirectory(folder);
        bool isForeign = IsThere(_path) && State == HookState.Missing;
        if (isForeign && IsThere(_kept))
        {
            throw new UsageException($"{SafeText.Escape(UpwardSearch.Shown(_kept))}: is there already, from an earlier hook; merge it into {Label.Of(type)} or take it away, then install again");
        }

        if (isForeign)
        {
            File.Move(_path, _kept);
        }

        try
        {
            AtomicFile.Write(_path, Encoding.UTF8.GetBytes(HookScript.Whole(type, executable)), Executable);
        }
        catch when (isForeign)
        {
            File.Move(_kept, _path);
            throw;
        }
    }

    public void Uninstall()
    {
        string text = Read();
        if (text != HookScript.Whole(type, null).Replace("redact=redact\n", OwnLookup(text), StringComparison.Ordinal))
        {
            throw new UsageException($"{SafeText.Escape(UpwardSearch.Shown(_path))}: was edited, or written by another version of redact; look at it, and take it out yourself or install again first");
        }

        if (IsThere(_kept))
        {
            File.Move(_kept, _path, overwrite: true);
        }
        else
        {
            File.Delete(_path);
        }
    }

    private static bool IsThere(string path) => FileKinds.Of(path) != FileKind.Missing;

    private static bool IsOurs(string text) => text.Contains(HookScript.Mark, StringComparison.Ordinal);

    /// <summary>The lines that say where redact is: they differ between machines, and are no edit.</summary>
    private static string OwnLookup(string text)
    {
        int start = text.IndexOf("\nredact=", StringComparison.Ordinal) + 1;
        int end = text.IndexOf("\ncommand -v ", StringComparison.Ordinal) + 1;
        return start > 0 && end > start ? text[start..end] : "";
    }

    private string Read()
    {
        // a hook may be a program; a dangling link is a hook of others
        return File.Exists(_path) ? Encoding.Latin1.GetString(File.ReadAllBytes(_path)) : "";
    }
}
