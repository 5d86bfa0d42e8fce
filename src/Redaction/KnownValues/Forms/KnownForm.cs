namespace Redaction.KnownValues.Forms;

/// <summary>One text in which a value may be printed: a stretch of the value's form memory.</summary>
/// <param name="Start">Where it starts in the memory.</param>
/// <param name="Length">Its bytes, in the canonical alphabet of the kind.</param>
/// <param name="Need">How many consecutive bytes of it make a finding.</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="Starts">
/// How many of its first bytes may begin a finding; a piece that begins further on is masked from where it is recognised.
/// </param>
/// <param name="IsNested">Whether it is an encoding of an encoding: rarer, and indexed with fewer grams.</param>
/// <param name="Tail">Whether one character of Base64 that also holds bits of what follows, and padding, may come after it.</param>
internal readonly record struct KnownForm(int Start, int Length, int Need, FormKind Kind, int Starts, bool IsNested, bool Tail);
