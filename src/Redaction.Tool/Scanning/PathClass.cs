namespace Redaction.Tool.Scanning;

/// <summary>What a file is for, by its path: it says how much a finding that is known only by its context is worth there.</summary>
internal enum PathClass
{
    /// <summary>A source, a setting or anything else.</summary>
    Ordinary,

    /// <summary>A test, a fixture, a sample: its passwords open nothing.</summary>
    Test,

    /// <summary>Text for people, whose values are examples more often than not.</summary>
    Documentation,

    /// <summary>A file to be copied and filled in: <c>.env.example</c>.</summary>
    Template,

    /// <summary>A lock file or another manifest that a tool writes: it is full of digests.</summary>
    Lock,

    /// <summary>Minified or generated code, and source maps.</summary>
    Minified,

    /// <summary>Third-party code that is not this project's to mend.</summary>
    Vendored,

    /// <summary>Machine-made data: dumps, tables, logs.</summary>
    Data,
}
