using System.Text;
using Microsoft.CodeAnalysis.Text;
using Redaction.Toml;
using Redaction.Tool.Scanning;

namespace Redaction.Analyzers.Engine;

/// <summary>
/// The engine as it holds for one file: what the command reports of it and what it leaves out, by the file's place, by comments and by
/// allowlists for lines.
/// </summary>
internal sealed class FileRules
{
    /// <summary>How many chars of a line are looked at on either side of a secret's start, as the command does.</summary>
    private const int Reach = 4096;

    /// <summary>On how many lines of a secret that is put together from pieces a comment is looked for.</summary>
    private const int MostLines = 64;

    private readonly PathClass _place;

    public FileRules(RuleFiles files, string path, CancellationToken cancellationToken)
    {
        Path = path;
        Engine = files.EngineFor(path, cancellationToken);
        _place = !Engine.JudgesPlaces ? PathClass.Ordinary
            : files.IsTestProject && path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? PathClass.Test
            : PathClasses.Of(files.JudgedPath(path, Engine));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The engine.</summary>
    public SecretEngine Engine { get; }

    /// <summary>All that is found in a text and not left out by its place.</summary>
    public IEnumerable<Finding> Find(string text) => Engine.Find(text, Path).Where(finding => !LeavesOut(finding));

    /// <summary>Whether the file's place makes a finding worthless.</summary>
    public bool LeavesOut(Finding finding) => PathClasses.LeavesOut(_place, finding);

    /// <summary>Whether a comment or an allowlist for lines suppresses a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="span">Where the secret stands, or the expression that makes it.</param>
    /// <param name="secret">The secret.</param>
    public bool IsSuppressed(Finding finding, SourceText text, TextSpan span, string secret)
    {
        TextLineCollection lines = text.Lines;
        int first = lines.IndexOf(span.Start);
        int last = Math.Min(lines.IndexOf(span.End), first + MostLines);
        SuppressionComments comments = Engine.Comments;
        for (int i = first; i <= last; i++)
        {
            int at = i == first ? span.Start : lines[i].Start;
            byte[] line = Line(text, lines[i], at);
            byte[] previous = i == first && i > 0 ? Line(text, lines[i - 1], lines[i - 1].End) : [];
            if (comments.Find(finding, previous, line, out _) is not null
                || i == first && Engine.AllowsLine(finding, Path, line, Encoding.UTF8.GetBytes(secret)))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Line(SourceText text, TextLine line, int at)
    {
        int start = Math.Max(line.Start, at - Reach);
        int end = Math.Min(line.End, at + Reach);
        return Encoding.UTF8.GetBytes(text.ToString(TextSpan.FromBounds(start, end)));
    }
}
