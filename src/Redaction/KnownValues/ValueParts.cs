using Redaction.KnownValues.Parts;

namespace Redaction.KnownValues;

/// <summary>
/// Which parts of a registered value are the sensitive ones. A vault hands out whole documents: a service account as JSON, a
/// <c>.env</c> file, a URL with a password. Programs print pieces of them, so the pieces must be known; and they print
/// <c>"type": "service_account"</c> as well, which must stay readable.
/// </summary>
/// <remarks>
/// <para>
/// A value that is not clearly a document is one part: it may be a random password that only looks like one, and half of a
/// password is worse than the whole. So a single line is taken apart only if its structure is unmistakable: all of it is
/// JSON, a known scheme stands before <c>://</c>, two <c>key=value</c> pairs and a key that only connection strings have.
/// </para>
/// <para>
/// Each structure is recognised by one type of <see cref="Parts"/>. What it finds is looked at again, so that the key in a
/// JSON document in a variable of a <c>.env</c> file is found. Cost: linear in the value for each of the few levels.
/// </para>
/// </remarks>
internal static class ValueParts
{
    /// <summary>Is given one part, which is valid during the call only.</summary>
    public delegate void Part(ReadOnlySpan<byte> part);

    /// <summary>
    /// Calls <paramref name="found"/> with each sensitive part, each once, in the order of the document. Where there is none,
    /// with the value itself, less white space and one pair of quotes around it. Only an empty value has no part.
    /// </summary>
    public static void ForEach(ReadOnlySpan<byte> value, Part found)
    {
        ReadOnlySpan<byte> text = Bytes.Unquote(Bytes.Trim(value));
        using var parts = new PartList();
        _ = new PartFinder(parts).Split(text, KeySense.Root, 0);
        if (parts.Count == 0 && !value.IsEmpty)
        {
            parts.Add(text.IsEmpty ? value : text);
        }

        parts.ForEach(found);
    }
}
