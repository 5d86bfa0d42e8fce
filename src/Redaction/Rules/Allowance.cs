using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Redaction.Scanning;

namespace Redaction;

/// <summary>
/// What of a rule's matches is no finding: an entry of an allowlist. Of each kind of condition (patterns, values, stopwords,
/// fingerprints) one that holds is enough; whether one kind or all given kinds must hold is <see cref="RequiresAll"/>.
/// </summary>
/// <remarks>
/// It sees the value and the match alone, so it holds in a stream as well as in a file. Conditions on a path or a line belong
/// to whoever knows them.
/// </remarks>
public sealed record Allowance
{
    private readonly byte[][] _values = [];
    private readonly byte[][] _stopwords = [];
    private readonly ulong[] _fingerprints = [];

    /// <summary>Patterns that are searched in the <see cref="Target"/>.</summary>
    public ImmutableArray<TextPattern> Patterns { get; init; } = [];

    /// <summary>What the patterns are searched in.</summary>
    public AllowTarget Target { get; init; }

    /// <summary>Values, compared whole and exactly.</summary>
    public ImmutableArray<string> Values
    {
        get;
        init
        {
            field = value.IsDefault ? [] : value;
            _values = [.. field.Select(Encoding.UTF8.GetBytes)];
        }
    } = [];

    /// <summary>Words that a value may hold anywhere; the case of ASCII letters does not count.</summary>
    public ImmutableArray<string> Stopwords
    {
        get;
        init
        {
            field = value.IsDefault ? [] : value;
            _stopwords = [.. field.Select(word => Encoding.UTF8.GetBytes(word.ToLowerInvariant()))];
        }
    } = [];

    /// <summary>
    /// Fingerprints of values, as <see cref="Finding.Fingerprint"/> shows them. They hold under the key they were made with,
    /// which is that of the redactor.
    /// </summary>
    public ImmutableArray<string> Fingerprints
    {
        get;
        init
        {
            field = value.IsDefault ? [] : value;
            _fingerprints = [.. field.Select(text => ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong f) ? f : 0)];
        }
    } = [];

    /// <summary>Whether every given kind of condition must hold; otherwise one is enough.</summary>
    public bool RequiresAll { get; init; }

    /// <summary>Why, for people; null when nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>The key of the fingerprints; a redactor gives its own to the rules it is made of.</summary>
    internal FingerprintKey? Key { get; init; }

    /// <summary>Whether a value is allowed. Linear in the value and the match; allocates nothing.</summary>
    /// <param name="secret">The value that would be masked.</param>
    /// <param name="match">The match that it stands in.</param>
    internal bool Allows(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match)
    {
        bool any = false;
        if (!Patterns.IsDefaultOrEmpty && Decides(IsMatched(Target == AllowTarget.Match ? match : secret), ref any, out bool decided)
            || _values.Length > 0 && Decides(IsValue(secret), ref any, out decided)
            || _stopwords.Length > 0 && Decides(HasStopword(secret), ref any, out decided)
            || _fingerprints.Length > 0 && Decides(IsKnown(secret), ref any, out decided))
        {
            return decided;
        }

        return RequiresAll && any;
    }

    /// <summary>Whether what one kind says settles it: a no where all are asked for, a yes where one is.</summary>
    private bool Decides(bool holds, ref bool any, out bool decided)
    {
        any = true;
        decided = holds;
        return holds != RequiresAll;
    }

    private bool IsMatched(ReadOnlySpan<byte> text)
    {
        foreach (TextPattern pattern in Patterns)
        {
            if (pattern.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsValue(ReadOnlySpan<byte> secret)
    {
        foreach (byte[] value in _values)
        {
            if (secret.SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasStopword(ReadOnlySpan<byte> secret)
    {
        foreach (byte[] word in _stopwords)
        {
            for (int i = 0; i <= secret.Length - word.Length; i++)
            {
                if (StartsWith(secret[i..], word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, byte[] word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            byte b = text[i];
            if ((b is >= (byte)'A' and <= (byte)'Z' ? b | 0x20 : b) != word[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsKnown(ReadOnlySpan<byte> secret) => Key is not null && Array.IndexOf(_fingerprints, Key.Compute(secret)) >= 0;
}
