namespace Redaction.Judging.Generic;

/// <summary>Where a value stands: in quotes, in a setting that needs none (<c>KEY=value</c> at the end of its line), or bare in code or prose.</summary>
internal readonly struct ValuePlace
{
    private ValuePlace(bool isQuoted, bool isSetting, bool isAssigned, byte op)
    {
        IsQuoted = isQuoted;
        IsSetting = isSetting;
        IsArgument = op is (byte)',' or (byte)'(';
        IsCall = op == '(';
        IsAssigned = isAssigned;
    }

    /// <summary>Whether it is an argument or an element that stands behind the name, and nothing is assigned: <c>("password", "x")</c>.</summary>
    public bool IsArgument { get; }

    /// <summary>Whether the name is that of a function it is given to: <c>setPassword("x")</c>.</summary>
    public bool IsCall { get; }

    /// <summary>Whether it stands without quotes and right behind an equals sign, as in <c>password=x;</c>: in a log, a list of settings, seldom in code.</summary>
    public bool IsAssigned { get; }

    /// <summary>Whether a quote opens it: then it is text, and no code.</summary>
    public bool IsQuoted { get; }

    /// <summary>
    /// Whether it stands without quotes as text does in an environment file, YAML, an INI file, a URL query or a command line: nothing
    /// but the end of its line, another parameter or a blank follows, and no blank stands before an equals sign.
    /// </summary>
    public bool IsSetting { get; }

    /// <summary>Whether the value is written as text somewhere.</summary>
    public bool IsLiteral => IsQuoted || IsSetting;

    public static ValuePlace Of(in JudgeInput input)
    {
        ReadOnlySpan<byte> lead = input.Lead, tail = input.Tail;
        bool quoted = !lead.IsEmpty && lead[^1] is (byte)'"' or (byte)'\'' or (byte)'`';
        ReadOnlySpan<byte> text = lead.TrimEnd(" \t\"'`\\@"u8);
        bool blanks = text.Length < lead.Length;
        byte op = text.IsEmpty ? (byte)0 : text[^1];
        if (quoted)
        {
            // define('DB_PASSWORD', 'x') does assign, and so does a default: getenv("DB_PASSWORD", "x")
            ReadOnlySpan<byte> call = input.Before.TrimEnd("\"' "u8);
            bool defines = op == ',' && (call.EndsWith("define("u8) || call.EndsWith("env("u8) || call.EndsWith("environ.get("u8) || lead.IndexOf("define("u8) >= 0);
            return new ValuePlace(true, false, false, defines ? (byte)'=' : op);
        }

        bool ends = tail.IsEmpty || tail[0] is (byte)'\r' or (byte)'\n' or (byte)'<';
        bool setting = op switch
        {
            (byte)'=' => !blanks ? ends || tail[0] is (byte)'&' or (byte)' ' or (byte)'"' or (byte)'\'' : ends && text.Length >= 2 && text[^2] is not ((byte)':' or (byte)'=' or (byte)'>') && StartsLine(input.Before),
            (byte)':' => ends || tail[0] is (byte)'"' or (byte)'\'' || tail[0] == ' ' && !blanks,
            (byte)'>' => ends,
            _ => blanks && (IsDirective(lead) || IsOption(input)),
        };
        return new ValuePlace(false, setting, op == '=' && !blanks, op);
    }

    /// <summary>Whether nothing but blanks, a comment's sign and <c>export</c> stand before the name on its line.</summary>
    private static bool StartsLine(ReadOnlySpan<byte> before)
    {
        ReadOnlySpan<byte> line = before[(before.LastIndexOf((byte)'\n') + 1)..].Trim(" \t#;"u8);
        return line.IsEmpty || line.SequenceEqual("export"u8) || line.SequenceEqual("set"u8) || line[^1] == '.';
    }

    /// <summary>Whether a word stands before the name that sets what it is followed by: <c>ENV DB_PASSWORD x</c>.</summary>
    private static bool IsDirective(ReadOnlySpan<byte> lead) =>
        lead.StartsWith("ENV "u8) || lead.StartsWith("ARG "u8) || lead.StartsWith("setx "u8) || lead.StartsWith("#define "u8) || lead.StartsWith("(def "u8);

    /// <summary>Whether the name is an option of a command: dashes with a blank before them.</summary>
    private static bool IsOption(in JudgeInput input)
    {
        // the name may begin before the match: "--redis" of "--redis-password"
        ReadOnlySpan<byte> before = input.Before;
        int start = before.LastIndexOfAny(" \t\n\"'"u8) + 1;
        return start < before.Length ? before[start] == '-' : input.Lead.StartsWith("-"u8);
    }
}
