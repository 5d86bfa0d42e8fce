using Redaction.Tests.Rules;
using Xunit;

namespace Redaction.Tests.Transforms;

/// <summary>What the documentation says survives is what survives.</summary>
public class TransformDocumentTests
{
    private const string WriteVariable = "REDACTION_WRITE_DOCS";

    private static readonly string s_path = Path.Combine(Repository.Root, "src", "Redaction", "KnownValues", "README.md");

    [Fact]
    public void The_table_in_the_docs_is_current()
    {
        string[] missing = [.. TransformTable.All.Select(Shell.FirstMissing).OfType<string>().Distinct()];
        if (missing.Length > 0)
        {
            Assert.Skip($"NOT TESTED on this machine: the table of transforms needs {string.Join(", ", missing)}.");
        }

        // from the end, while the tests of the single transforms run from the start
        foreach (Transform transform in TransformTable.All.Reverse())
        {
            TransformRun.Of(transform);
        }

        string written = File.ReadAllText(s_path);
        string current = TransformDocument.Update(written, TransformTable.All);
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            File.WriteAllText(s_path, current);
            return;
        }

        Assert.True(written == current, $"The table in {s_path} has drifted; run the tests with {WriteVariable}=1 to write it anew.");
    }
}
