using Redaction.Patterns;

namespace Redaction.Tests.Patterns;

/// <summary>A match by way of one literal, and what its run said of the secret after each byte.</summary>
internal sealed record RecordedRun(PatternEntry Entry, int Start, int Literal, int End, List<int> SecretStarts)
{
    public static List<RecordedRun> All(Pattern pattern, byte[] text)
    {
        var runs = new List<RecordedRun>();
        foreach (PatternEntry entry in pattern.Entries)
        {
            for (int literal = 0; literal < text.Length; literal++)
            {
                int start = EntrySearch.StandsAt(entry, text, literal) ? EntrySearch.Start(entry, text, literal) : -1;
                if (start >= 0 && Record(entry, text, start, literal) is { End: >= 0 } run)
                {
                    runs.Add(run);
                }
            }
        }

        return runs;
    }

    /// <summary>Whether no byte of a span was said to be no secret when it had just been taken.</summary>
    public bool Knows(int secretStart, int secretEnd)
    {
        for (int index = secretStart; index < secretEnd; index++)
        {
            int said = index < Literal ? -1 : SecretStarts[index - Literal];
            bool known = index < Literal ? Entry.SecretStartsInPrefix : said >= 0 && said <= Math.Max(secretStart, Literal);
            if (!known)
            {
                return false;
            }
        }

        return true;
    }

    private static RecordedRun Record(PatternEntry entry, byte[] text, int start, int literal)
    {
        var said = new List<int>();
        DfaRun run = Automata.Begin(entry.Forward, text, literal);
        int position = literal;
        while (position < text.Length && !run.IsDead)
        {
            position = entry.Forward.Run(text, position, position + 1, ref run);
            said.Add(run.SecretStart);
        }

        entry.Forward.Finish(ref run, position);
        return new RecordedRun(entry, start, literal, run.LastMatch, said);
    }
}
