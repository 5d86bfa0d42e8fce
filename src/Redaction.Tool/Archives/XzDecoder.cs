using Redaction.Tool.Streams;
using XZStream = SharpCompress.Compressors.Xz.XZStream;

namespace Redaction.Tool.Archives;

/// <summary>
/// Unpacks .xz streams behind each other, with the zeros that may stand between them (The .xz File Format 1.2, section 2). The
/// library unpacks one, and asks its input for the position.
/// </summary>
internal sealed class XzDecoder(Stream packed) : ReadOnlyStream
{
    private readonly CountedStream _packed = new(packed);
    private XZStream? _stream;

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            _stream ??= new XZStream(_packed);
            int count = _stream.Read(buffer);
            if (count > 0 || buffer.IsEmpty)
            {
                return count;
            }

            while (_packed.Peek() == 0)
            {
                _packed.ReadByte();
            }

            if (_packed.Peek() < 0)
            {
                return 0;
            }

            _stream = null;
        }
    }
}
