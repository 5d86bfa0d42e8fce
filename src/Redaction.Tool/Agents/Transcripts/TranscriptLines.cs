using System.Buffers;
using System.Text.Json;
using Redaction.Tool.Agents.Json;

namespace Redaction.Tool.Agents.Transcripts;

/// <summary>
/// A line of a transcript, judged and rewritten: as JSON, leaf by leaf, or as plain text where it is no JSON, such as a line that
/// a crash has cut. Both ways find the same, so that after a rewrite nothing is found.
/// </summary>
internal sealed class TranscriptLines(SecretRedactor redactor)
{
    private readonly JsonRedactor _json = new(redactor);
    private readonly ArrayBufferWriter<byte> _output = new();

    /// <summary>The findings of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number, from 1.</param>
    public List<LocatedFinding> Find(ReadOnlySpan<byte> line, long number)
    {
        var start = new TextPosition(number, 1);
        var found = new List<LocatedFinding>();
        try
        {
            var leaves = new JsonLeafReader(line);
            while (leaves.Read(out JsonLeaf leaf))
            {
                IReadOnlyList<Finding> findings = _json.Find(leaf);
                if (findings.Count > 0)
                {
                    // the string's place: its escapes put the secret's own out of step
                    TextPosition from = start.After(line[..leaf.Start]);
                    TextPosition to = from.After(line.Slice(leaf.Start, leaf.Length));
                    found.AddRange(findings.Select(finding => new LocatedFinding(finding, from, to)));
                }
            }
        }
        catch (JsonException)
        {
            found.Clear();
            foreach (Finding finding in redactor.Find(line))
            {
                TextPosition from = start.After(line[..(int)finding.Start]);
                found.Add(new LocatedFinding(finding, from, from.After(line.Slice((int)finding.Start, (int)finding.Length))));
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
}
