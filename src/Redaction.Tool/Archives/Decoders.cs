using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;

namespace Redaction.Tool.Archives;

/// <summary>Unpacks single contents: gzip by the runtime, the others by SharpCompress. Several contents behind each other are one, as with their tools.</summary>
internal static class Decoders
{
    /// <summary>The unpacked bytes.</summary>
    /// <param name="format">A format of one content.</param>
    /// <param name="packed">The packed bytes; disposed with the result.</param>
    /// <param name="budget">Where they are counted.</param>
    /// <exception cref="DamagedArchiveException">They are not of the format.</exception>
    public static UnpackedStream Open(ArchiveFormat format, Stream packed, UnpackBudget budget)
    {
        try
        {
            return format switch
            {
                ArchiveFormat.GZip => new UnpackedStream(new GZipStream(packed, CompressionMode.Decompress), "gzip", budget),
                ArchiveFormat.BZip2 => new UnpackedStream(
                    BZip2Stream.Create(packed, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true), "bzip2", budget),
                ArchiveFormat.Xz => new UnpackedStream(new XzDecoder(packed), "xz", budget),
                ArchiveFormat.Zstandard => new UnpackedStream(new DecompressionStream(packed), "zstd", budget),
                _ => throw new ArgumentOutOfRangeException(nameof(format)),
            };
        }
        catch (Exception e) when (UnpackedStream.IsDamage(e))
        {
            throw new DamagedArchiveException("damaged: it cannot be unpacked");
        }
    }
}
