namespace Redaction;

/// <summary>A secret in a diff, at its place in the file that the diff speaks of.</summary>
/// <param name="Path">
/// The file, as the diff names it, without the prefix <c>a/</c> or <c>b/</c>: after the change, or before it for
/// <see cref="DiffLines.Removed"/>. A byte that is not UTF-8 is written <c>\xHH</c>. Text from outside.
/// </param>
/// <param name="Lines">What the change does with the lines that the secret stands on; <see cref="DiffLines.Added"/> or
/// <see cref="DiffLines.Removed"/> when at least one of them is such a line.</param>
/// <param name="Finding">The finding; places in bytes from the start of the hunk's text, without the marks before the lines.</param>
/// <param name="Start">Where the secret starts in the file.</param>
/// <param name="End">The place after its last char, in the file.</param>
public readonly record struct DiffFinding(string Path, DiffLines Lines, Finding Finding, TextPosition Start, TextPosition End);
