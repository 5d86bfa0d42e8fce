namespace Redaction.Tool.Git;

/// <summary>A blob that was read.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Bytes">All of it, when it is small enough to be kept.</param>
/// <param name="Stream">Otherwise its bytes, as they come.</param>
internal readonly record struct Blob(BlobRequest Request, long Size, ArraySegment<byte> Bytes, Stream? Stream)
{
    private const int LargestPointer = 1024;

    /// <summary>Whether it stands for a file that Git LFS keeps elsewhere (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md).</summary>
    public bool IsLfsPointer => Size < LargestPointer && Bytes.AsSpan().StartsWith("version https://git-lfs.github.com/spec/v1\n"u8);

    /// <summary>Its bytes as a stream.</summary>
    public Stream Open() => Stream ?? new MemoryStream(Bytes.Array!, Bytes.Offset, Bytes.Count, writable: false);
}
