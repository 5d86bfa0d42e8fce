using Redaction.Tool.Streams;

namespace Redaction.Tool.Archives;

/// <summary>
/// The bytes that come out of a decoder, counted. A decoder may throw anything at hostile bytes; what it throws becomes one
/// exception that says the content is damaged, so that the scan of the other members goes on.
/// </summary>
internal sealed class UnpackedStream(Stream decoder, string format, UnpackBudget budget) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = decoder.Read(buffer);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new DamagedArchiveException($"damaged: the {format} data cannot be unpacked to its end");
        }

        budget.TakeBytes(count);
        return count;
    }

    /// <summary>Whether a decoder that throws this has met bytes that it cannot read; else the reading below it failed, or we did.</summary>
    public static bool IsDamage(Exception e) => e is EndOfStreamException or not (IOException or OperationCanceledException or UnauthorizedAccessException);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
        }

        base.Dispose(disposing);
    }
}
