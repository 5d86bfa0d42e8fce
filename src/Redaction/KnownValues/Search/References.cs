namespace Redaction.KnownValues.Search;

/// <summary>The named character references of HTML for ASCII characters (HTML Standard, 13.5); XML has five of them.</summary>
internal static class References
{
    /// <summary>The character of a name, without its ampersand and semicolon; -1 if there is none.</summary>
    public static int CharacterOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("amp"u8) || name.SequenceEqual("AMP"u8) => '&',
        _ when name.SequenceEqual("lt"u8) || name.SequenceEqual("LT"u8) => '<',
        _ when name.SequenceEqual("gt"u8) || name.SequenceEqual("GT"u8) => '>',
        _ when name.SequenceEqual("quot"u8) || name.SequenceEqual("QUOT"u8) => '"',
        _ when name.SequenceEqual("apos"u8) => '\'',
        _ when name.SequenceEqual("nbsp"u8) => ' ',
        _ when name.SequenceEqual("excl"u8) => '!',
        _ when name.SequenceEqual("num"u8) => '#',
        _ when name.SequenceEqual("dollar"u8) => '$',
        _ when name.SequenceEqual("percnt"u8) => '%',
        _ when name.SequenceEqual("lpar"u8) => '(',
        _ when name.SequenceEqual("rpar"u8) => ')',
        _ when name.SequenceEqual("ast"u8) => '*',
        _ when name.SequenceEqual("plus"u8) => '+',
        _ when name.SequenceEqual("comma"u8) => ',',
        _ when name.SequenceEqual("period"u8) => '.',
        _ when name.SequenceEqual("sol"u8) => '/',
        _ when name.SequenceEqual("colon"u8) => ':',
        _ when name.SequenceEqual("semi"u8) => ';',
        _ when name.SequenceEqual("equals"u8) => '=',
        _ when name.SequenceEqual("quest"u8) => '?',
        _ when name.SequenceEqual("commat"u8) => '@',
        _ when name.SequenceEqual("lsqb"u8) || name.SequenceEqual("lbrack"u8) => '[',
        _ when name.SequenceEqual("bsol"u8) => '\\',
        _ when name.SequenceEqual("rsqb"u8) || name.SequenceEqual("rbrack"u8) => ']',
        _ when name.SequenceEqual("Hat"u8) => '^',
        _ when name.SequenceEqual("lowbar"u8) => '_',
        _ when name.SequenceEqual("grave"u8) => '`',
        _ when name.SequenceEqual("lcub"u8) || name.SequenceEqual("lbrace"u8) => '{',
        _ when name.SequenceEqual("verbar"u8) || name.SequenceEqual("vert"u8) => '|',
        _ when name.SequenceEqual("rcub"u8) || name.SequenceEqual("rbrace"u8) => '}',
        _ when name.SequenceEqual("tilde"u8) => '~',
        _ => -1,
    };
}
