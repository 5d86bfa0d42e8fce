namespace Redaction.KnownValues.Forms;

/// <summary>How the characters of a form are compared, and what may stand between them.</summary>
internal enum FormKind : byte
{
    /// <summary>The value itself; letters in any case. Any piece of it counts, so it is indexed throughout.</summary>
    Plain,

    /// <summary>The value itself, when it has blanks and no plus signs: a plus sign is a blank, as in form data.</summary>
    Words,

    /// <summary>Other text that is compared with letters in any case: reversed, ROT13, base32, UTF-16.</summary>
    Text,

    /// <summary>Base64 and base64url: case counts, <c>-</c> is <c>+</c> and <c>_</c> is <c>/</c>.</summary>
    Base64,

    /// <summary>Hexadecimal digits; separators and the columns of a dump may stand between pairs.</summary>
    Hex,
}
