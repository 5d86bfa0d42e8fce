using System.Collections.Immutable;

namespace Redaction.Toml.Reading;

/// <summary>One rule of a rule file, with what only its author and its tests need.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="File">The file it stands in, as it is shown in messages.</param>
/// <param name="Line">Where its table opens, 1-based.</param>
/// <param name="AllowedPieces">
/// The allowed values, each in the pieces it is written in: the generated code keeps the cuts, so that no scanner takes a
/// published example in our own source for a leak.
/// </param>
/// <param name="Examples">What it finds and what it leaves alone.</param>
internal sealed record RuleEntry(
    Rule Rule, string File, int Line, ImmutableArray<ImmutableArray<string>> AllowedPieces, ImmutableArray<RuleExample> Examples);
