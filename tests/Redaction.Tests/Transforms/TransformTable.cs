namespace Redaction.Tests.Transforms;

/// <summary>
/// The ways of printing a value that known-value matching is measured by: what is promised to be found, and what is known to be
/// missed. The documentation's table is made of this one.
/// </summary>
internal static class TransformTable
{
    private const string Edges = "An edge character mixes bits of the value with bits of its neighbours; up to two may stay at either end.";

    private static readonly TransformGroup s_plain = new("As it is", 0, "Whole, within other text, line by line.");
    private static readonly TransformGroup s_base64 = new("Base64", 2, $"Either alphabet, any alignment, padded or not, wrapped or not. {Edges}");
    private static readonly TransformGroup s_base32 = new("Base32", 2, Edges);
    private static readonly TransformGroup s_hex = new("Hexadecimal and dumps", 0, "Either case, the usual separators and dump layouts.");
    private static readonly TransformGroup s_percent = new("Percent encoding", 0, "Any set of escaped characters, either case, `+` for a blank, encoded twice.");
    private static readonly TransformGroup s_json = new("JSON", 0, "Any set of escaped characters.");
    private static readonly TransformGroup s_markup = new("XML and HTML", 0, "Named, decimal and hexadecimal entities.");
    private static readonly TransformGroup s_source = new("String literals of programming languages", 0, "Backslash escapes, doubled quotes.");
    private static readonly TransformGroup s_shell = new("Shell quoting", 0, "Of bash, PowerShell and cmd.");
    private static readonly TransformGroup s_data = new("Data formats", 0, "CSV, SQL, YAML, `.env`, Java properties.");
    private static readonly TransformGroup s_utf16 = new("UTF-16", 0, "Both byte orders.");
    private static readonly TransformGroup s_leaves = new("Parts of a structured value", 0, "Lines of a key, leaves of a document, the password of a URL or connection string.");
    private static readonly TransformGroup s_layout = new("Layout", 3, "Wraps, margins, colours, separators. Up to three characters may stay in a line before the first that holds more of it.");
    private static readonly TransformGroup s_letters = new("Case and order", 0, "Upper, lower, ROT13, backwards.");
    private static readonly TransformGroup s_nested = new("Nested two deep", 4, "Where base64 is encoded again, its edge characters are too: up to four may stay.");
    private static readonly TransformGroup s_fragments = new("Fragments", 0, "A run of at least 12 characters, or of two thirds of a value shorter than 18 (never fewer than 8).");
    private static readonly TransformGroup s_misses = new("Not caught", 0, "Known, and not promised. Where enough of the value stands in a row, some of it is found all the same.");

    public static IReadOnlyList<Transform> All { get; } =
    [
        Row(s_plain, "verbatim", "cat"),
        Row(s_plain, "within a URL", """v=$(cat); printf 'https://app:%s@example.com/' "$v" """),
        Row(s_plain, "numbered lines", "cat -n"),
        Row(s_plain, "lines with an indent", "sed 's/^/    /'"),
        Row(s_plain, "lines of a diff", "diff -u --label a --label b /dev/null - || true", "diff"),
        Row(s_plain, "lines joined", """tr -d '\n'"""),
        Row(s_plain, "ends marked", "cat -A") with { Shapes = ValueShapes.Ascii },

        Row(s_base64, "base64", "base64"),
        Row(s_base64, "base64, one line", "base64 -w0"),
        Row(s_base64, "base64, lines of 64", "base64 -w64"),
        Row(s_base64, "base64, lines of 20", "base64 -w20") with { OwnTolerance = 3 },
        Row(s_base64, "base64 without padding", "base64 -w0 | tr -d ="),
        Row(s_base64, "base64url", "basenc --base64url -w0"),
        Row(s_base64, "base64 of user:value", """v=$(cat); printf 'user:%s' "$v" | base64 -w0"""),
        Row(s_base64, "base64, second alignment", """v=$(cat); printf 'x%s' "$v" | base64 -w0"""),
        Row(s_base64, "base64, third alignment", """v=$(cat); printf 'xy%s;' "$v" | base64 -w0"""),
        Row(s_base64, "base64 with the line end", "{ cat; echo; } | base64"),
        Row(s_base64, "base64 by openssl", "openssl enc -base64", "openssl"),
        Row(s_base64, "base64url without padding", "basenc --base64url -w0 | tr -d ="),
        Row(s_base64, "base64 by Python", "python3 -c 'import base64,sys; sys.stdout.buffer.write(base64.encodebytes(sys.stdin.buffer.read()))'", "python3"),
        Row(s_base64, "base64 of UTF-16", "iconv -t utf-16le | base64 -w0", "iconv"),
        Row(s_base64, "base64 of UTF-16, big end first", "iconv -t utf-16be | base64", "iconv"),

        Row(s_base32, "base32", "base32"),
        Row(s_base32, "base32, one line", "base32 -w0"),
        Row(s_base32, "base32 without padding", "base32 -w0 | tr -d ="),
        Row(s_base32, "base32 of user:value", """v=$(cat); printf 'user:%s' "$v" | base32 -w0"""),

        Row(s_hex, "xxd", "xxd", "xxd"),
        Row(s_hex, "xxd, byte by byte", "xxd -g1 -u", "xxd"),
        Row(s_hex, "hexadecimal", "xxd -p", "xxd"),
        Row(s_hex, "hexadecimal, one line", "xxd -p -c0", "xxd"),
        Row(s_hex, "hexadecimal, upper case", "xxd -p -u", "xxd"),
        Row(s_hex, "base16", "basenc --base16"),
        Row(s_hex, "bytes of a C array", "xxd -i", "xxd"),
        Row(s_hex, "od", "od -An -tx1"),
        Row(s_hex, "od with offsets and text", "od -A x -t x1z -v"),
        Row(s_hex, "hexdump", "hexdump -C", "hexdump"),
        Row(s_hex, "with colons", """hexdump -ve '1/1 "%02X:"'""", "hexdump"),
        Row(s_hex, @"with \x", """hexdump -ve '1/1 "_x%02x"' | tr _ '\\'""", "hexdump"),
        Row(s_hex, "hexadecimal by Perl", "perl -0777 -ne 'print unpack \"H*\", $_'", "perl"),
        Row(s_hex, "hexadecimal by Python", """python3 -c 'import sys; print(sys.stdin.buffer.read().hex(" "))'""", "python3"),

        Row(s_percent, "percent, reserved escaped", "jq -sRr @uri", "jq"),
        Row(s_percent, "percent, all escaped", "xxd -p | tr -d '\\n' | sed 's/../%&/g'", "xxd"),
        Row(s_percent, "percent, all escaped, upper case", "xxd -p -u | tr -d '\\n' | sed 's/../%&/g'", "xxd"),
        Row(s_percent, "percent, some escaped, mixed case", """perl -pe 's/([a-z0-9])|./$1 ne "" && $i++ % 3 ? $1 : sprintf $i % 2 ? "%%%02x" : "%%%02X", ord $&/gie'""", "perl"),
        Row(s_percent, "form data", """python3 -c 'import sys,urllib.parse as u; print(u.urlencode({"p": sys.stdin.read()}))'""", "python3"),
        Row(s_percent, "percent by Node", """node -p 'encodeURIComponent(fs.readFileSync(0, "utf8"))'""", "node"),
        Row(s_percent, "percent, twice", "jq -sRr '@uri | @uri'", "jq"),

        Row(s_json, "JSON lines", "jq -R .", "jq"),
        Row(s_json, "JSON string", "jq -Rs .", "jq"),
        Row(s_json, "JSON in colours", "jq -RsC '{password: .}'", "jq"),
        Row(s_json, "JSON, ASCII only", "jq -Rsa .", "jq"),
        Row(s_json, "JSON, slashes escaped", """jq -Rs . | sed 's,/,\\/,g'""", "jq"),
        Row(s_json, "JSON by Python", "python3 -c 'import json,sys; print(json.dumps(sys.stdin.read()))'", "python3"),
        Row(s_json, "JSON by Node", """node -p 'JSON.stringify({v: fs.readFileSync(0, "utf8")})'""", "node"),
        Row(s_json, "JSON, all escaped", """iconv -t utf-16be | xxd -p -c2 | sed 's/^/\\u/' | tr -d '\n'""", "iconv", "xxd"),
        Row(s_json, "JSON, all escaped, upper case", """iconv -t utf-16be | xxd -p -u -c2 | sed 's/^/\\u/' | tr -d '\n'""", "iconv", "xxd"),
        Row(s_json, "JSON, some escaped", """perl -0777 -pe 's/(["\\\n])|([ -~])/$2 ne "" && $i++ % 3 ? $2 : sprintf "\\u%04x", ord $&/ge'""", "perl"),

        Row(s_markup, "HTML by jq", "jq -Rrs @html", "jq"),
        Row(s_markup, "XML attribute", "python3 -c 'import sys,xml.sax.saxutils as x; print(x.quoteattr(sys.stdin.read()))'", "python3"),
        Row(s_markup, "named entities", """perl -pe 's/&/&amp;/g; s/</&lt;/g; s/>/&gt;/g; s/"/&quot;/g; s/\x27/&apos;/g'""", "perl"),
        Row(s_markup, "decimal entities", """perl -CS -pe 's/(.)/sprintf "&#%d;", ord $1/ge'""", "perl"),
        Row(s_markup, "hexadecimal entities", """perl -CS -pe 's/(.)/sprintf "&#x%X;", ord $1/ge'""", "perl"),
        Row(s_markup, "some entities", """perl -CS -pe 's/([^a-z0-9])/sprintf "&#x%04x;", ord $1/ge'""", "perl"),

        Row(s_source, "Python literal", "python3 -c 'import sys; print([sys.stdin.read()])'", "python3"),
        Row(s_source, "Python literal, ASCII only", "python3 -c 'import sys; print(ascii(sys.stdin.read()))'", "python3"),
        Row(s_source, "Node literal", """node -p '[fs.readFileSync(0, "utf8")]'""", "node"),
        Row(s_source, "C, Java and C# literal", """perl -0777 -pe 's/(["\x27\\])/\\$1/g; s/\n/\\n/g'""", "perl"),
        Row(s_source, "verbatim C# literal", """sed 's/"/""/g'"""),
        Row(s_source, @"Go literal with \x", """perl -pe 's/([^ -~]|["\\])/sprintf "\\x%02x", ord $1/ge'""", "perl"),

        Row(s_shell, "printf %q", """v=$(cat); printf %q "$v" """),
        Row(s_shell, "bash, @Q", """v=$(cat); echo "${v@Q}" """),
        Row(s_shell, "bash, declare -p", "v=$(cat); declare -p v"),
        Row(s_shell, "bash, export -p", "export v=$(cat); export -p"),
        Row(s_shell, "bash, set -x", """v=$(cat); { set -x; : -p"$v" --token "$v"; } 2>&1"""),
        Row(s_shell, "double quotes", """perl -pe 's/(["\\\$`])/\\$1/g'""", "perl"),
        Row(s_shell, "backslashes", """perl -pe 's/([^\w\s])/\\$1/ga'""", "perl") with { Shapes = ValueShapes.Ascii },
        Row(s_shell, "PowerShell, single quotes", "sed \"s/'/''/g\""),
        Row(s_shell, "PowerShell, backticks", """perl -pe 's/([`"\$])/`$1/g'""", "perl"),
        Row(s_shell, "cmd, carets", "perl -pe 's/([&|<>^%])/^$1/g'", "perl"),
        Row(s_shell, "cmd, percent signs doubled", "sed 's/%/%%/g'"),

        Row(s_data, "CSV", "jq -Rrs '[.] | @csv'", "jq"),
        Row(s_data, "TSV", "jq -Rrs '[.] | @tsv'", "jq"),
        Row(s_data, "SQL literal", """v=$(cat); printf "select '%s'" "${v//\'/\'\'}" """),
        Row(s_data, "SQL, backslashes", """perl -0777 -pe 's/([\x27"\\])/\\$1/g; s/\n/\\n/g'""", "perl"),
        Row(s_data, "YAML block", """{ echo 'password: |'; sed 's/^/  /'; }"""),
        Row(s_data, "YAML, single quotes", """v=$(cat); printf "password: '%s'\n" "${v//\'/\'\'}" """),
        Row(s_data, ".env, double quotes", """v=$(cat); v=${v//\\/\\\\}; v=${v//\"/\\\"}; v=${v//\$/\\\$}; echo "DB=\"${v//$'\n'/\\n}\"" """),
        Row(s_data, "Java properties", """perl -CS -0777 -pe 's/([\\:=#! ])/\\$1/g; s/([\x{80}-\x{ffff}])/sprintf "\\u%04X", ord $1/ge; s/\n/\\n/g'""", "perl"),

        Row(s_utf16, "UTF-16", "iconv -t utf-16", "iconv"),
        Row(s_utf16, "UTF-16, little end first", "iconv -t utf-16le", "iconv"),
        Row(s_utf16, "UTF-16, big end first", "iconv -t utf-16be", "iconv"),

        Row(s_leaves, "second line of a key", "sed -n 2p") with { Shapes = ValueShapes.Pem },
        Row(s_leaves, "key without its armour", "grep -v -e -----") with { Shapes = ValueShapes.Pem },
        Row(s_leaves, "key's lines joined", "grep -v -e ----- | tr -d '\\n'") with { Shapes = ValueShapes.Pem },
        Row(s_leaves, "document, compact", "jq -c .", "jq") with { Shapes = ValueShapes.Json },
        Row(s_leaves, "document, sorted", "jq -S --tab .", "jq") with { Shapes = ValueShapes.Json },
        Row(s_leaves, "document as assignments", """jq -r 'to_entries[] | "\(.key)=\(.value)"'""", "jq") with { Shapes = ValueShapes.Json },
        Row(s_leaves, "one leaf", "jq -r .private_key", "jq") with { Shapes = ValueShapes.Json },
        Row(s_leaves, "one leaf, base64", "jq -r .private_key_id | base64 -w0", "jq") with { Shapes = ValueShapes.Json, OwnTolerance = s_base64.Tolerance },
        Row(s_leaves, "settings in the environment", "set -a; . /dev/stdin; env", "env") with { Shapes = ValueShapes.Env },
        Row(s_leaves, "settings as JSON", "set -a; . /dev/stdin; jq -n '{p: env.DB_PASSWORD, t: env.API_TOKEN}'", "jq") with { Shapes = ValueShapes.Env },
        Row(s_leaves, "parts of a connection string", "tr ';' '\\n'") with { Shapes = ValueShapes.ConnectionString },
        Row(s_leaves, "password of a connection string", "sed 's/.*Password=//; s/;.*//'") with { Shapes = ValueShapes.ConnectionString },
        Row(s_leaves, "password of a URL", "sed 's,.*://[^:]*:,,; s/@.*//'") with { Shapes = ValueShapes.Url },
        Row(s_leaves, "password of a URL, decoded", """printf %b "$(sed 's,.*://[^:]*:,,; s/@.*//; s/%/\\x/g')" """) with { Shapes = ValueShapes.Url },

        Row(s_layout, "wrapped at 10", "fold -w 10"),
        Row(s_layout, "wrapped at 40", "fold -w 40"),
        Row(s_layout, "wrapped with a margin", "fold -w 16 | sed 's/^/  | /'"),
        Row(s_layout, "wrapped and quoted", "fold -w 24 | sed 's/^/> /'"),
        Row(s_layout, "blanks between", "sed 's/./& /g'"),
        Row(s_layout, "hyphens between", "sed 's/./&-/g'"),
        Row(s_layout, "one character per line", "grep -o ."),
        Row(s_layout, "one character per line, awk", """awk '{ n = split($0, c, ""); for (i = 1; i <= n; i++) print c[i] }'""", "awk") with { Shapes = ValueShapes.Ascii },
        Row(s_layout, "zero-width blanks between", """perl -CS -pe 's/(.)/$1\x{200b}/g'""", "perl"),
        Row(s_layout, "coloured character by character", "perl -CS -pe 's/(\\w)/\\e[1;31m$1\\e[0m/g'", "perl"),
        Row(s_layout, "digits coloured", "grep --color=always '[0-9]*'"),
        Row(s_layout, "coloured in parts", "perl -CS -pe 's/(.{5})/\\e[32m$1\\e[0m/g'", "perl"),

        Row(s_letters, "reversed", "rev", "rev"),
        Row(s_letters, "reversed as a whole", "perl -CS -0777 -ne 'print scalar reverse'", "perl"),
        Row(s_letters, "lines in reverse order", "tac"),
        Row(s_letters, "upper case", "tr a-z A-Z"),
        Row(s_letters, "lower case", "tr A-Z a-z"),
        Row(s_letters, "upper case, any letter", """sed 's/.*/\U&/'"""),
        Row(s_letters, "lower case, any letter", """v=$(cat); echo "${v,,}" """),
        Row(s_letters, "ROT13", "tr A-Za-z N-ZA-Mn-za-m"),

        Row(s_nested, "base64 of base64", "base64 -w0 | base64 -w0"),
        Row(s_nested, "base64 of wrapped base64", "base64 | base64") with { Shapes = ValueShapes.Token | ValueShapes.Password | ValueShapes.Unicode },
        Row(s_nested, "base64 of JSON", "jq -Rs '{password: .}' | base64 -w0", "jq") with { OwnTolerance = s_base64.Tolerance },
        Row(s_nested, "percent of base64", "base64 -w0 | sed 's,+,%2B,g; s,/,%2F,g; s,=,%3D,g'") with { OwnTolerance = s_base64.Tolerance },
        Row(s_nested, "hexadecimal of base64", "base64 -w0 | xxd -p", "xxd"),
        Row(s_nested, "base64 of hexadecimal", "xxd -p -c0 | base64 -w0", "xxd") with { OwnTolerance = s_base64.Tolerance },
        Row(s_nested, "JSON in JSON", "jq -Rs tojson", "jq") with { OwnTolerance = 0 },
        Row(s_nested, "percent of JSON", "jq -Rs '{password: .} | tojson | @uri'", "jq") with { OwnTolerance = 0 },
        Row(s_nested, "HTML of JSON", "jq -Rrs '{password: .} | tojson | @html'", "jq") with { OwnTolerance = 0 },

        Row(s_fragments, "first 20 bytes", "head -c 20") with { Shapes = ValueShapes.Whole },
        Row(s_fragments, "last 18 bytes", "tail -c 18") with { Shapes = ValueShapes.Whole & ValueShapes.Ascii },
        Row(s_fragments, "columns 4 to 20", "cut -c4-20") with { Shapes = ValueShapes.Whole & ValueShapes.Ascii },
        Row(s_fragments, "all but the last two", "head -c -2") with { Shapes = ValueShapes.Whole },
        Row(s_fragments, "first 14 characters", """v=$(cat); echo "${v:0:14}..." """) with { Shapes = ValueShapes.Whole },
        Row(s_fragments, "awk substr", "awk '{ print \"[\" substr($0, 3, 16) \"]\" }'", "awk") with { Shapes = ValueShapes.Whole & ValueShapes.Ascii },
        Row(s_fragments, "columns 10 to 30 of a key's lines", "cut -c10-30 | sed -n '2,6p'") with { Shapes = ValueShapes.Pem },

        Miss("gzip", "gzip -9 | base64", "compression mixes the value with its surroundings", "gzip"),
        Miss("encryption", "openssl enc -aes-256-cbc -pbkdf2 -nosalt -pass pass:x -base64", "nothing of the value shows, and who has the key gets all of it back", "openssl"),
        Miss("hash", "sha256sum", "a hash holds no part of the value, though a weak value can be guessed from it"),
        Miss("exclusive or", "perl -0777 -pe '$_ ^= \"k\" x length'", "arbitrary arithmetic", "perl"),
        Miss("rotated by one", "tr a-zA-Z b-zaB-ZA", "one of countless alphabets"),
        Miss("base64, own alphabet", "base64 -w0 | tr A-Za-z a-zA-Z", "one of countless alphabets"),
        Miss("base32hex", "basenc --base32hex -w0", "an encoding that is not read"),
        Miss("base85", "python3 -c 'import base64,sys; print(base64.b85encode(sys.stdin.buffer.read()).decode())'", "an encoding that is not read", "python3"),
        Miss("base58", "bc <<<\"obase=58; ibase=16; $(basenc --base16 -w0)\"", "an encoding that is not read", "bc"),
        Miss("uuencode", "perl -0777 -ne 'print pack \"u\", $_'", "an encoding that is not read", "perl"),
        Miss("quoted-printable", "perl -pe 's/([^!-<>-~])/sprintf \"=%02X\", ord $1/ge'", "an encoding that is not read; stretches without an escape are found as fragments", "perl"),
        Miss("UTF-32", "iconv -t utf-32le", "an encoding that is not read", "iconv"),
        Miss("octal bytes", "od -An -to1", "an encoding that is not read"),
        Miss("decimal bytes", "od -An -tu1", "an encoding that is not read"),
        Miss("bits", "xxd -b", "an encoding that is not read", "xxd"),
        Miss("16-bit words", "hexdump", "bytes are swapped in pairs", "hexdump"),
        Miss("32-bit words", "od -An -tx4", "bytes are swapped in fours"),
        Miss("every second character", """sed 's/\(.\)./\1/g'""", "no run of the value is left"),
        Miss("sorted characters", "grep -o . | sort | tr -d '\\n'", "no run of the value is left"),
        Miss("varying junk between", "perl -pe 's/(.)/$1 . chr(97 + $i++ * 7 % 26)/ge'", "no run of the value is left", "perl"),
        Miss("in parts of six", "sed 's/.\\{6\\}/& and then /g'", "each part is shorter than a fragment that can be told from chance"),
        Miss("first seven bytes", "head -c 7", "shorter than a fragment that can be told from chance") with { Shapes = ValueShapes.Whole },
        Miss("part of its base64", "base64 -w0 | cut -c6-24", "a short piece of an encoded value") with { Shapes = ValueShapes.Whole },
        Miss("bytes of a key", "grep -v -e ----- | base64 -d | xxd -p", "what an encoded value holds is another value; register it as well", "xxd") with { Shapes = ValueShapes.Pem },
        Miss("three deep", "base64 -w0 | xxd -p | base64 -w0", "more than two encodings deep", "xxd"),
    ];

    public static Transform ByName(string name) => All.Single(transform => transform.Name == name);

    private static Transform Row(TransformGroup group, string name, string command, params string[] tools) =>
        new(name, command.Trim()) { Group = group, Tools = tools };

    private static Transform Miss(string name, string command, string reason, params string[] tools) =>
        Row(s_misses, name, command, tools) with { Miss = reason };
}
