namespace Redaction.Tests.Transforms;

/// <summary>Transforms of one kind, which are held to one tolerance.</summary>
/// <param name="Title">Its heading in the documentation.</param>
/// <param name="Tolerance">
/// How many carrying characters may stay at either end of a secret. Zero, except where a character of the output mixes bits of
/// the value with bits of its neighbours.
/// </param>
/// <param name="Note">What the documentation says of it.</param>
public sealed record TransformGroup(string Title, int Tolerance, string Note);
