using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Redaction.Tool.Tests;

/// <summary>
/// The examples for CI servers in the command's page, taken from there and run by bash as a runner runs them, on a real
/// repository. What a runner itself does (the checkout, the SDK, the image) and the download of the package are not: a stand-in
/// for <c>dotnet tool install</c> puts the built command where the real one would.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public partial class CiExampleTests
{
    private const string StandIn =
        """
        #!/bin/bash
        [ "$1 $2" = 'tool install' ] || { echo "not stood in for: $*" >&2; exit 9; }
        shift 2
        folder=
        package=
        while [ $# -gt 0 ]; do
          case "$1" in
            --global) folder=$HOME/.dotnet/tools ;;
            --tool-path) folder=$2; shift ;;
            -*) exit 9 ;;
            *) package=$1 ;;
          esac
          shift
        done
        [ "$package" = Redaction.Tool ] && [ -n "$folder" ] || exit 9
        mkdir -p "$folder" && ln -s "$REDACT" "$folder/redact"
        """;

    public static TheoryData<string> Files() => [".github/workflows/secrets.yml", ".gitlab-ci.yml"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_example_stops_a_job_for_a_secret_and_lets_a_clean_one_pass(string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the runners of the examples are Linux");
        string[] script = Script(file);
        Assert.Contains(script, line => line.Contains("redact git", StringComparison.Ordinal));

        using var clean = new GitFolder();
        clean.Write("a.txt", "nothing\n");
        clean.Commit();
        Outcome passed = await RunAsync(clean, script);
        Assert.True(passed.ExitCode == 0, passed.ToString());

        // in the past of another branch, which a job that saw only the last commit would miss
        using var leaking = new GitFolder();
        leaking.Write("a.txt", $"token: {FilterTests.Token}\n");
        leaking.Commit();
        leaking.Write("a.txt", "nothing\n");
        leaking.Commit();
        leaking.Git("checkout", "-q", "--orphan", "other");
        leaking.Commit();
        Outcome stopped = await RunAsync(leaking, script);
        Assert.Equal(1, stopped.ExitCode);
        Assert.Contains("a.txt:1:8: critical github-pat", stopped.Output);
        Assert.DoesNotContain(FilterTests.Token, stopped.Output + stopped.Error);

        // and a folder that is no repository is no clean one
        using var folder = new TempFolder();
        Assert.True((await RunAsync(folder.Tree, script)).ExitCode > 1);
    }

    [Fact]
    public void The_workflow_fetches_the_whole_history()
    {
        var workflow = (YamlMappingNode)Parse(".github/workflows/secrets.yml");
        YamlNode checkout = workflow["jobs"]["secrets"]["steps"][0];
        Assert.StartsWith("actions/checkout@", ((YamlScalarNode)checkout["uses"]).Value);
        Assert.Equal("0", ((YamlScalarNode)checkout["with"]["fetch-depth"]).Value);
        Assert.Equal(["push", "pull_request"], ((YamlSequenceNode)workflow["on"]).Select(n => ((YamlScalarNode)n).Value!));
        Assert.Equal("0", ((YamlScalarNode)Parse(".gitlab-ci.yml")["secrets"]["variables"]["GIT_DEPTH"]).Value);
    }

    /// <summary>The lines that the runner gives to a shell, one after the other.</summary>
    private static string[] Script(string file) => file.StartsWith(".github", StringComparison.Ordinal)
        ? [.. ((YamlSequenceNode)Parse(file)["jobs"]["secrets"]["steps"]).Cast<YamlMappingNode>().Where(s => s.Children.ContainsKey("run")).Select(s => ((YamlScalarNode)s["run"]).Value!)]
        : [.. ((YamlSequenceNode)Parse(file)["secrets"]["script"]).Select(line => ((YamlScalarNode)line).Value!)];

    private static YamlNode Parse(string file)
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        Match example = Assert.Single(Example().Matches(page), m => m.Groups["file"].Value == file);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(example.Groups["yaml"].Value));
        return Assert.Single(yaml.Documents).RootNode;
    }

    private static Task<Outcome> RunAsync(GitFolder git, string[] script) => RunAsync(git.Tree, script);

    private static async Task<Outcome> RunAsync(string folder, string[] script)
    {
        using var machine = new TempFolder();
        string dotnet = machine.Write("bin/dotnet", StandIn);
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string job = machine.Write("job.sh", string.Join('\n', script) + "\n");

        // as both runners call it: the first line that fails ends the job
        return await Redact.ShellAsync(
            folder, $"export HOME='{machine.Tree}'; export PATH='{machine.Tree}/bin':\"$HOME/.dotnet/tools:$PATH\" DOTNET_ROOT=\"${{DOTNET_ROOT:-$(dirname \"$(readlink -f \"$(command -v dotnet)\")\")}}\"; bash --noprofile --norc -eo pipefail '{job}'");
    }

    [GeneratedRegex("```yaml\n(?<yaml># (?<file>[^\n]+)\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
