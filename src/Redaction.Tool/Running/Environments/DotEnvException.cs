namespace Redaction.Tool.Running.Environments;

/// <summary>A line is not of the grammar. The message holds nothing of it: a line of the wrong form may be a bare secret.</summary>
internal sealed class DotEnvException(int line, string problem) : Exception(problem)
{
    /// <summary>The line, from 1.</summary>
    public int Line => line;
}
