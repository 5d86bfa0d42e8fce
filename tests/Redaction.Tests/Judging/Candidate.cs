using System.Text;
using Redaction.Judging;

namespace Redaction.Tests.Judging;

/// <summary>Builds what a judge is given from the parts of a text: before | lead secret tail, the last three being the match.</summary>
internal static class Candidate
{
    public static Verdict Decide(Rule rule, string lead, string secret, string tail = "", string before = "")
    {
        byte[] bytes = Encoding.UTF8.GetBytes(before + lead + secret + tail);
        return Judge.Decide(rule, Input(bytes, before, lead, secret, tail));
    }

    public static List<JudgeStep> Explain(Rule rule, string lead, string secret, string tail = "", string before = "")
    {
        byte[] bytes = Encoding.UTF8.GetBytes(before + lead + secret + tail);
        var steps = new List<JudgeStep>();
        Judge.Explain(rule, Input(bytes, before, lead, secret, tail), steps);
        return steps;
    }

    public static JudgeInput Input(ReadOnlySpan<byte> bytes, string before, string lead, string secret, string tail)
    {
        int start = Encoding.UTF8.GetByteCount(before);
        int secretStart = start + Encoding.UTF8.GetByteCount(lead);
        int secretLength = Encoding.UTF8.GetByteCount(secret);
        return new JudgeInput
        {
            Before = bytes[..start],
            Match = bytes.Slice(start, Encoding.UTF8.GetByteCount(lead) + secretLength + Encoding.UTF8.GetByteCount(tail)),
            Secret = bytes.Slice(secretStart, secretLength),
        };
    }
}
