namespace Redaction.Benchmarks;

/// <summary>A benchmark class whose results can be shown as bytes per second.</summary>
public interface IByteCount
{
    /// <summary>The bytes that one operation reads, with the parameters as they are set.</summary>
    long BytesPerOperation { get; }
}
