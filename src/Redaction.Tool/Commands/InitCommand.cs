using System.CommandLine;
using System.Text;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact init</c>: a configuration to start with.</summary>
internal static class InitCommand
{
    private const string Notes =
        """
        Looks at the files of the repository (languages, lock files, tests, templates,
        an existing .gitleaks.toml, the hooks in use) and writes a redaction.toml that
        changes nothing yet: what may be wanted stands in comments. A .gitleaks.toml is
        taken over. A configuration that is there is not overwritten.

        Example:
          redact init
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var command = new NotedCommand("init", "Write a redaction.toml that fits the repository.", Notes);
        command.SetAction(parsed =>
        {
            string folder = UpwardSearch.RepositoryTop(Environment.CurrentDirectory) ?? Environment.CurrentDirectory;
            string? there = ConfigurationFile.Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(Path.Exists);
            if (there is not null)
            {
                throw new UsageException($"{SafeText.Escape(UpwardSearch.Shown(there))}: is there already; 'redact config check' tells what it does");
            }

            var tree = new SourceTree(respectIgnore: true, new PathFilter([]), streams.Messages);
            RepositoryLook look = RepositoryLook.At(folder, [.. tree.List([folder], [], null).Select(target => Path.GetRelativePath(folder, target.FullPath!).Replace('\\', '/'))]);
            string path = Path.Combine(folder, ConfigurationFile.Names[0]);
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(StartConfiguration.For(look, streams.Messages)));
            string shown = SafeText.Escape(UpwardSearch.Shown(path));
            streams.Messages.WriteLine($"{shown}: written; {look.Files} files{(look.Languages.Count == 0 ? "" : $", {string.Join(", ", look.Languages)}")}");
            streams.Messages.WriteLine("Next: 'redact scan .'; 'redact baseline create' if what it finds is known; 'redact hook install'.");
            return tree.HasFailed ? ExitCode.Failure : ExitCode.Clean;
        });
        return command;
    }
}
