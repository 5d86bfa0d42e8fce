namespace Redaction.Judging.Generic;

/// <summary>
/// Text of a program that stands where a value would stand: <c>process.env.X</c>, <c>getPassword()</c>, <c>self.token</c>,
/// <c>string</c>. Without quotes an identifier is code; within quotes it is a name.
/// </summary>
internal static class CodeShape
{
    private const string Call = "a call or an index of a program";
    private const string Expression = "an expression of a program";
    private const string Dotted = "a dotted name of a program";
    private const string Pattern = "a pattern of a program";
    private const string Keyword = "a keyword or type of a program";

    private static ReadOnlySpan<byte> PatternPieces => @"[a-z [A-Z [0-9 .* .+? \d{ \w{ \d+ \w+ \S+"u8;

    private static ReadOnlySpan<byte> Keywords =>
        "null none nil true false undefined default string bytes bytearray boolean integer number object required optional function lambda return await async securestring charsequence str int char void var let const new this self any unknown never nullptr nonnull varchar text"u8;

    private static ReadOnlySpan<byte> Sources =>
        "process.env os.environ os.getenv System.getenv Environment. Configuration[ config. settings. self. this. request. req. ctx. context. args. argv. params. options. opts. props. import. input. var. local. data. module. secrets. vars. env. github. steps. inputs. nameof( typeof( std:: crate:: getenv env( $env"u8;

    public static string? Reject(ReadOnlySpan<byte> value, ReadOnlySpan<byte> tail, bool quoted)
    {
        if (WordList.AnyStarts(Sources, value) && !Words.LooksRandom(value))
        {
            return Expression;
        }

        if (value.IndexOf("=>"u8) >= 0 || value.IndexOf("->"u8) >= 0 || value.IndexOf("::"u8) >= 0 || value.IndexOf("()"u8) >= 0
            || value.IndexOf("&&"u8) >= 0 || value.IndexOf("||"u8) >= 0 || value.IndexOf("=="u8) is int equals && equals >= 0 && equals < value.Length - 2)
        {
            return Expression;
        }

        if (WordList.AnyIn(PatternPieces, value))
        {
            return Pattern;
        }

        if (quoted)
        {
            return value.IndexOf("("u8) > 0 && value.EndsWith(")"u8) ? Call : null;
        }

        Span<byte> buffer = stackalloc byte[32];
        if (value.Length <= buffer.Length && WordList.Contains(Keywords, WordList.Squeeze(value, buffer)))
        {
            return Keyword;
        }

        if (!tail.IsEmpty && tail[0] is (byte)'(' or (byte)'[' && IsDottedName(value))
        {
            return Call;
        }

        bool digits = value.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0;
        return value.IndexOf((byte)'.') > 0 && IsDottedName(value) && (!digits || Words.HoldsLongWord(value)) ? Dotted : null;
    }

    private static bool IsDottedName(ReadOnlySpan<byte> value)
    {
        foreach (byte b in value)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'$' or (byte)'!' or (byte)'?') and not ((byte)'.' or (byte)':' or (byte)'@'))
            {
                return false;
            }
        }

        return true;
    }
}
