using System.Buffers;
using System.Text.Json;
using Redaction.Tool.Agents.Json;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Agents.Transcripts;

/// <summary>
/// A line of a transcript, judged and rewritten: as JSON, leaf by leaf, or as plain text where it is no JSON, such as a line that
/// a crash has cut. Both ways find the same, so that after a rewrite nothing is found.
/// </summary>
internal sealed class TranscriptLines(SecretRedactor redactor)
{
    private readonly JsonRedactor _json = new(redactor);
    private readonly ArrayBufferWriter<byte> _output = new();

    /// <summary>The findings of a line, each with the bytes of the line that it takes, escapes and all.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number, from 1.</param>
    public List<(LocatedFinding Located, ByteSpan Place)> Find(ReadOnlySpan<byte> line, long number)
    {
        var found = new List<(LocatedFinding, ByteSpan)>();
        try
        {
            var leaves = new JsonLeafReader(line);
            while (leaves.Read(out JsonLeaf leaf))
            {
                foreach ((Finding finding, Range chars) in _json.Find(leaf))
                {
                    found.Add(Locate(line, number, finding, InLine(line, leaf, chars)));
                }
            }
        }
        catch (JsonException)
        {
            found.Clear();
            foreach (Finding finding in redactor.Find(line))
            {
                found.Add(Locate(line, number, finding, new ByteSpan(finding.Start, finding.Length)));
            }
        }

        return found;
    }

    /// <summary>The line without its secrets, valid until the next call; the line itself when it is clean.</summary>
    public ReadOnlySpan<byte> Redact(ReadOnlySpan<byte> line)
    {
        _output.ResetWrittenCount();
        try
        {
            return _json.TryRedact(line, _output) ? _output.WrittenSpan : line;
        }
        catch (JsonException)
        {
            _output.ResetWrittenCount();
            return redactor.Redact(line, _output) > 0 ? _output.WrittenSpan : line;
        }
    }

    /// <summary>The bytes of the line in which some chars of a leaf are written.</summary>
    private static ByteSpan InLine(ReadOnlySpan<byte> line, JsonLeaf leaf, Range chars)
    {
        int quote = leaf.Kind == JsonLeafKind.Number ? 0 : 1;
        ReadOnlySpan<byte> raw = line.Slice(leaf.Start + quote, leaf.Length - (2 * quote));
        int start = JsonStrings.BytesOf(raw, chars.Start.Value);
        return new ByteSpan(leaf.Start + quote + start, JsonStrings.BytesOf(raw[start..], chars.End.Value - chars.Start.Value));
    }

    private static (LocatedFinding Located, ByteSpan Place) Locate(ReadOnlySpan<byte> line, long number, Finding finding, ByteSpan place)
    {
        TextPosition start = new TextPosition(number, 1).After(line[..(int)place.Start]);
        return (new LocatedFinding(finding, start, start.After(line.Slice((int)place.Start, (int)place.Length))), place);
    }
}
