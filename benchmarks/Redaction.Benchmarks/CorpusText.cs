namespace Redaction.Benchmarks;

/// <summary>The kinds of text that are measured.</summary>
public enum CorpusText
{
    /// <summary>An agent's log without a secret.</summary>
    CleanLog,

    /// <summary>The same log with one planted secret per 100 KB.</summary>
    LogWithSecrets,

    /// <summary>Source code and documentation of this machine's toolchains.</summary>
    Source,
}
