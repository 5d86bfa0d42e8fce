using System.Collections.Immutable;

namespace Redaction.Toml;

/// <summary>A condition on a file's path: one of some globs or patterns matches it.</summary>
/// <param name="Patterns">The globs as patterns, and the patterns.</param>
internal sealed record PathCondition(ImmutableArray<TextPattern> Patterns)
{
    /// <summary>Whether it holds for a path with forward slashes.</summary>
    public bool Holds(string path)
    {
        foreach (TextPattern pattern in Patterns)
        {
            if (pattern.IsMatch(path))
            {
                return true;
            }
        }

        return false;
    }
}
