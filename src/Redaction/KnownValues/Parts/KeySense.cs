namespace Redaction.KnownValues.Parts;

/// <summary>What is known of a text from where it stands: above all from the name it was given.</summary>
internal enum KeySense
{
    /// <summary>The name says nothing: only what looks random is sensitive.</summary>
    Neutral,

    /// <summary>The name says that it is another thing, such as a user, a type or a file: it must look very random.</summary>
    Other,

    /// <summary>The name says that everybody may read it, such as a certificate, a digest or the id of a record.</summary>
    Public,

    /// <summary>The name says secret: all but the clearly harmless is sensitive.</summary>
    Secret,

    /// <summary>A line of a secret text without names: what is not clearly harmless is sensitive.</summary>
    Line,

    /// <summary>The registered value itself.</summary>
    Root,
}
