namespace Redaction.KnownValues.Search;

/// <summary>
/// How far one step of reading a form goes: so many bytes of text for so many bytes of the form. Text without form is
/// something that may stand in between; no text and no form is the end of the agreement.
/// </summary>
internal readonly record struct FormStep(int Text, int Form)
{
    /// <summary>They do not agree.</summary>
    public static readonly FormStep None;

    /// <summary>More text is needed to tell.</summary>
    public static readonly FormStep More = new(-1, 0);
}
