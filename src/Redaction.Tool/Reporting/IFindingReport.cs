using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>One way to write findings; files come in their order.</summary>
internal interface IFindingReport : IDisposable
{
    /// <summary>Writes the findings of one file.</summary>
    void Write(FileResult file);

    /// <summary>There are no more files.</summary>
    void Complete();
}
