using System.Text;

namespace Redaction.Tests.Transforms;

/// <summary>Makes a sample value of harmless and secret parts. The same seed gives the same value.</summary>
internal sealed class SampleValueBuilder(string kind, ValueShapes shape, int seed)
{
    public const string Lower = "abcdefghijklmnopqrstuvwxyz";
    public const string Digits = "0123456789";
    public const string Alphanumeric = Lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits;

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private readonly List<bool> _sensitive = [];

    /// <summary>Adds text that may be shown.</summary>
    public SampleValueBuilder Plain(string text) => Add(text, sensitive: false);

    /// <summary>Adds text that is secret, for a value whose symbols are given.</summary>
    public SampleValueBuilder Secret(string text) => Add(text, sensitive: true);

    /// <summary>Adds secret characters of an alphabet.</summary>
    public SampleValueBuilder Random(int length, string alphabet = Alphanumeric) =>
        Secret(string.Create(length, (_random, alphabet), static (chars, state) => state._random.GetItems(state.alphabet, chars)));

    /// <summary>Adds secret characters of a class.</summary>
    public SampleValueBuilder Random(int length, CharacterClass of) =>
        Secret(string.Create(length, (_random, of), static (chars, state) =>
        {
            foreach (ref char c in chars)
            {
                c = state.of.Pick(state._random);
            }
        }));

    /// <summary>Adds a secret password: each of the symbols with a few letters and digits before it, and some at the end.</summary>
    public SampleValueBuilder Password(string symbols, int lettersBetween)
    {
        foreach (char symbol in symbols)
        {
            Random(lettersBetween).Secret(symbol.ToString());
        }

        return Random(lettersBetween);
    }

    public SampleValue Build() => new(kind, shape, _text.ToString(), [.. _sensitive]);

    private SampleValueBuilder Add(string text, bool sensitive)
    {
        _text.Append(text);
        _sensitive.AddRange(Enumerable.Repeat(sensitive, text.Length));
        return this;
    }
}
