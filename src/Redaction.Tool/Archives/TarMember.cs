using Redaction.Tool.Streams;

namespace Redaction.Tool.Archives;

/// <summary>One member of a tar archive. It stays open when disposed, so that what was not read of it can be passed over.</summary>
internal sealed class TarMember(Stream data) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return data.Read(buffer);
        }
        catch (Exception e) when (UnpackedStream.IsDamage(e))
        {
            throw new DamagedArchiveException("damaged: the archive ends within it");
        }
    }
}
