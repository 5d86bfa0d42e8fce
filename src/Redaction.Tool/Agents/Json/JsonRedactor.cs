using System.Buffers;
using System.Text.Json;

namespace Redaction.Tool.Agents.Json;

/// <summary>
/// Redacts a JSON text leaf by leaf. Only the tokens that hold a secret are written anew; all other bytes, whatever their
/// spacing, escapes and number formats, are copied, so that what is clean stays byte-identical. Thread-safe.
/// </summary>
/// <remarks>A leaf is judged by itself, and under its member's name where that says that a secret follows.</remarks>
internal sealed class JsonRedactor(SecretRedactor redactor)
{
    /// <summary>Redacts one JSON text.</summary>
    /// <returns>Whether something was found; if not, nothing was written.</returns>
    /// <exception cref="JsonException">It is no JSON; what was written then is of no use.</exception>
    public bool TryRedact(ReadOnlySpan<byte> json, IBufferWriter<byte> output) => Rewrite(json, output, Redact);

    /// <summary>Writes one JSON text with a mask for every string, whatever it says: when nothing could be judged. Type names stay, they are the shape.</summary>
    public static void Blank(ReadOnlySpan<byte> json, string mask, IBufferWriter<byte> output) =>
        Rewrite(json, output, leaf => leaf.Kind != JsonLeafKind.String || (leaf.Name == "type" && IsPlainWord(leaf.Text)) ? leaf.Text : mask);

    /// <summary>The findings of one leaf, each with the chars of its text that it takes.</summary>
    public IReadOnlyList<(Finding Finding, Range Chars)> Find(JsonLeaf leaf)
    {
        IReadOnlyList<Finding> found = redactor.Find(leaf.Text);
        int before = 0;
        if (found.Count == 0 && Context(leaf) is { } context)
        {
            before = context.Length;
            found = [.. redactor.Find(context + leaf.Text + "\"").Where(f => f.Start >= before)];
        }

        return [.. found.Select(f => (f, ((int)f.Start - before)..Math.Min((int)(f.Start + f.Length) - before, leaf.Text.Length)))];
    }

    /// <summary>The text of one leaf, redacted; the same instance when it is clean.</summary>
    public string Redact(JsonLeaf leaf)
    {
        string redacted = redactor.Redact(leaf.Text);
        if (!ReferenceEquals(redacted, leaf.Text) || Context(leaf) is not { } context)
        {
            return redacted;
        }

        string inContext = redactor.Redact(context + leaf.Text + "\"");
        return inContext.StartsWith(context, StringComparison.Ordinal) && inContext.EndsWith('"') && inContext.Length > context.Length
            && !inContext.AsSpan(context.Length..^1).SequenceEqual(leaf.Text)
            ? inContext[context.Length..^1]
            : leaf.Text;
    }

    private static bool Rewrite(ReadOnlySpan<byte> json, IBufferWriter<byte> output, Func<JsonLeaf, string> redact)
    {
        int copied = 0;
        var leaves = new JsonLeafReader(json);
        while (leaves.Read(out JsonLeaf leaf))
        {
            string redacted = redact(leaf);
            if (ReferenceEquals(redacted, leaf.Text))
            {
                continue;
            }

            output.Write(json[copied..leaf.Start]);
            JsonStrings.Encode(redacted, output);
            copied = leaf.Start + leaf.Length;
        }

        if (copied > 0)
        {
            output.Write(json[copied..]);
        }

        return copied > 0;
    }

    /// <summary>What the assignment reads before the value: rules that go by the name of a thing see no name in the value alone.</summary>
    private static string? Context(JsonLeaf leaf) =>
        leaf is { Name: { } name, Kind: JsonLeafKind.String, Text.Length: > 0 } && leaf.Text.AsSpan().IndexOfAny("\"\\\r\n") < 0 && SecretVariables.IsNamedSecret(name)
            ? $"{name}: \""
            : null;

    private static bool IsPlainWord(string text) => text.Length <= 32 && text.All(c => char.IsAsciiLetter(c) || c is '_' or '-' or '.');
}
