namespace Redaction;

/// <summary>A finding with its lines and columns.</summary>
/// <param name="Finding">The finding; places in bytes from the start of the input.</param>
/// <param name="Start">Where the secret starts.</param>
/// <param name="End">The place after its last char.</param>
public readonly record struct LocatedFinding(Finding Finding, TextPosition Start, TextPosition End);
