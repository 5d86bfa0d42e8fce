using Xunit;

namespace Redaction.Tests.Literals;

/// <summary>
/// The table of search cases. A new strategy, or a bug, adds a line here and is thereby tested in every strategy and in
/// every chunking. Sets exist in short and in long variants since the sampled filter takes only literals of five bytes up.
/// </summary>
public static class LiteralCases
{
    private static readonly string _clean = string.Concat(Enumerable.Repeat("lorem ipsum dolor sit amet, ", 7));
    private static readonly string _aaa = new('a', 90);

    private static readonly LiteralCase[] _cases =
    [
        new("nothing to find", [], "some text"),
        new("nothing to find in nothing", [], ""),
        new("empty text", ["abc"], ""),
        new("text shorter than the literal", ["abc"], "ab"),
        new("text is the literal", ["abc"], "abc"),
        new("text is the long literal", ["abcdefghijkl"], "abcdefghijkl"),
        new("one byte", ["a"], "banana"),
        new("one byte among longer", ["a", "nan", "banana"], "banana"),
        new("two bytes", ["an"], "banana" + _clean + "an"),
        new("two bytes of either case", ["i:aN", "na"], "bANANa" + _clean + "AN"),
        new("overlapping itself", ["anana"], "anananana"),
        new("overlapping each other", ["abcde", "cdefg", "efghi"], "abcdefghi"),
        new("nested", ["abcdefgh", "cdefg", "bcdefgh", "defgh"], "xabcdefghx"),
        new("nested short", ["abcd", "bc", "b", "cd"], "xabcdx"),
        new("suffix of another", ["password", "sword", "word"], "my password; swords"),
        new("prefix of another", ["sk-", "sk-ant-", "sk-ant-api"], "sk-ant-api sk-ant- sk-x"),
        new("duplicates", ["token", "token", "i:token", "i:TOKEN", "token"], "token Token"),
        new("duplicates and a nested literal", ["ken", "token", "ken", "token"], "token"),
        new("same letter", ["aaaaa", "aaaaaaa", "aaaaaaaaaaa"], _aaa),
        new("same letter, short", ["a", "aa", "aaa"], "aaaaaaaa"),
        new("same letter, broken once", ["aaaaaaaaaaaaaaaab", "baaaaaaa"], _aaa + "b" + _aaa),
        new("restart inside a literal", ["AKAKIA123456"], "x=AKAKAKIA123456"),
        new("restart, both cases", ["i:AKAKIA123456", "AKAKIA"], "x=akAKaKIA123456AKAKIA"),
        new("falls back across several links", ["abababc", "babab", "ababd"], "abababababcababd"),
        new("zero bytes", ["\0\0\0\0\0", "\0\u0001\0\u0001\0"], "\0\0\0\0\0\0\u0001\0\u0001\0\u0001\0"),
        new("bytes above 0x7F", ["\u00ff\u00fe\u00ff\u00fe\u00ff", "i:\u00e4\u00c4aA\u00e4"],
            "\u00ff\u00fe\u00ff\u00fe\u00ff\u00fe\u00ff\u00e4\u00c4Aa\u00e4\u00e4\u00e4aa\u00e4"),
        new("one high byte", ["\u00ff", "\0"], "\0a\u00ff\u00ff"),
        new("case-sensitive only", ["ghp_abc"], "GHP_ABC ghp_ABC ghp_abc"),
        new("case folded", ["i:Password", "i:SECRET"], "PASSWORD password pAsSwOrD secret SECRET secreT"),
        new("folding is for letters only", ["i:@[`{", "i:_key-"], "@[`{ `{@[ _KEY- \u007fKEY\r"),
        new("same bytes in both case modes", ["i:Bearer", "Bearer", "bearer"], "bearer Bearer BEARER"),
        new("held in exact case only", ["ghp_abcdef", "i:gho_abcdef"], "text GHP_abc"),
        new("held in either case", ["ghp_abcdef", "i:gho_abcdef"], "text GHO_abc"),
        new("not held", ["n:secret-key", "n:secret"], "a secret-ke"),
        new("held by the shorter only", ["n:secret-key", "et-x1234"], "a secret-"),
        new("held by one of two with the same beginning", ["n:secret-key", "secret-value"], "a secret-"),
        new("anchor of three bytes at the end", ["eyJ", "sk-", "://"], _clean + "eyJ"),
        new("anchors in long text", ["ghp_", "AKIA", "i:password", "SG."], _clean + "ghp_" + _clean + "PassWord=SG.AKIA" + _clean + "SG"),
        new("anchors next to each other", ["ghp_", "gho_", "_gho"], "ghp_gho_ghp_ghp_gho_ghpgho_" + _clean + "ghp_ghp_"),
        new("value in long text", ["hunter2-hunter2-hunter2"], _clean + "hunter2-hunter2-hunter2" + _clean + "hunter2-hunter2-hunter"),
        new("values of different lengths", ["12345", "1234567890", "567890abcdefghijklmnop"],
            _clean + "1234567890abcdefghijklmnop" + _clean),
        new("values that share their first eight bytes", ["prefix--one-value", "prefix--two-value", "i:PREFIX--other"],
            _clean + "prefix--two-valueprefix--OTHER" + _clean),
        new("false alarms of the sampled filter", ["abcdefghijklmnop"],
            string.Concat(Enumerable.Repeat("defghijk", 30)) + "abcdefghijklmnop"),
        new("long literal", [_clean, "dolor"], "lorem " + _clean + _clean),
    ];

    public static TheoryData<LiteralCase> All => new(_cases);
}
