namespace Redaction.Tests.Literals;

/// <summary>An occurrence, its end counted from the start of the whole text.</summary>
public readonly record struct LiteralHit(int Literal, int End);
