using System.Collections.Immutable;

namespace Redaction.Toml;

/// <summary>What an import made.</summary>
/// <param name="Toml">A <c>redaction.toml</c>.</param>
/// <param name="Notes">All that was not carried over exactly, in the order of its lines.</param>
/// <param name="Rules">How many rules were carried over.</param>
/// <param name="AllRules">How many rules the imported file has.</param>
/// <param name="Allowlists">How many allowlists were carried over.</param>
/// <param name="AllAllowlists">How many allowlists the imported file has.</param>
public sealed record ImportResult(string Toml, ImmutableArray<ImportNote> Notes, int Rules, int AllRules, int Allowlists, int AllAllowlists)
{
    /// <summary>Whether nothing was left out.</summary>
    public bool IsComplete => !Notes.Any(note => note.IsLost);
}
