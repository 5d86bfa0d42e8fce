using System.Diagnostics;

namespace Redaction.Tests.Transforms;

/// <summary>A made-up secret and which of its characters are secret.</summary>
/// <param name="kind">What it is made after.</param>
/// <param name="shape">How it is built.</param>
/// <param name="text">The value as it is registered.</param>
/// <param name="sensitive">For each char of the text whether it is secret.</param>
[DebuggerDisplay("{Kind}")]
internal sealed class SampleValue(string kind, ValueShapes shape, string text, bool[] sensitive)
{
    public string Kind { get; } = kind;

    public ValueShapes Shape { get; } = shape;

    public string Text { get; } = text;

    public ReadOnlySpan<bool> Sensitive => sensitive;

    /// <summary>How many stretches of secret characters it has: a password is one, each line of a key is one.</summary>
    public int Stretches { get; } = CountStretches(sensitive);

    /// <summary>The kind; never the value.</summary>
    public override string ToString() => Kind;

    private static int CountStretches(bool[] sensitive)
    {
        int count = 0;
        for (int i = 0; i < sensitive.Length; i++)
        {
            count += sensitive[i] && (i == 0 || !sensitive[i - 1]) ? 1 : 0;
        }

        return count;
    }
}
