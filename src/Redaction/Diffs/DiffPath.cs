using System.Buffers;
using System.Text;

namespace Redaction.Diffs;

/// <summary>The name of a file as a diff writes it.</summary>
internal static class DiffPath
{
    // a/ b/, and with diff.mnemonicPrefix the index, the work tree, a commit, an object; 1/ 2/ with --no-index
    private static readonly SearchValues<byte> s_prefixes = SearchValues.Create("abciow12"u8);

    /// <summary>
    /// Reads what follows <c>--- </c> or <c>+++ </c>: a name in double quotes with C escapes (git, https://git-scm.com/docs/git-config
    /// core.quotePath), or plain up to a tab, behind which a time may stand. Null for <c>/dev/null</c>.
    /// </summary>
    public static byte[]? Read(ReadOnlySpan<byte> text)
    {
        byte[] name = text is [(byte)'"', ..] ? Unquote(text[1..]) : text[..(text.IndexOf((byte)'\t') is >= 0 and int tab ? tab : text.Length)].ToArray();
        return name.AsSpan().SequenceEqual("/dev/null"u8) ? null : name;
    }

    /// <summary>Whether the names on a <c>diff --git</c> line have prefixes: each one, and not the same.</summary>
    public static bool HasPrefixes(ReadOnlySpan<byte> names)
    {
        ReadOnlySpan<byte> first = names.TrimStart((byte)'"');
        if (!IsPrefixed(first))
        {
            return false;
        }

        for (int blank = names.IndexOf((byte)' '); blank >= 0; blank = Next(names, blank))
        {
            ReadOnlySpan<byte> second = names[(blank + 1)..].TrimStart((byte)'"');
            if (IsPrefixed(second) && second[0] != first[0])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two names are one behind different prefixes, as in a diff that does not say that git made it.</summary>
    public static bool AreOneBehindPrefixes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        IsPrefixed(a) && IsPrefixed(b) && a[0] != b[0] && a[2..].SequenceEqual(b[2..]);

    /// <summary>The name as text; what is not UTF-8 is written as <c>\xHH</c>, so that different names stay different.</summary>
    public static string Decode(ReadOnlySpan<byte> name, bool hasPrefix)
    {
        ReadOnlySpan<byte> rest = hasPrefix && IsPrefixed(name) ? name[2..] : name;
        var text = new StringBuilder(rest.Length);
        while (!rest.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(rest, out Rune rune, out int length);
            if (status == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (byte b in rest[..length])
                {
                    text.Append("\\x").Append(Convert.ToHexStringLower([b]));
                }
            }

            rest = rest[length..];
        }

        return text.ToString();
    }

    private static bool IsPrefixed(ReadOnlySpan<byte> name) => name is [byte letter, (byte)'/', _, ..] && s_prefixes.Contains(letter);

    private static int Next(ReadOnlySpan<byte> names, int blank) =>
        names[(blank + 1)..].IndexOf((byte)' ') is >= 0 and int next ? blank + 1 + next : -1;

    private static byte[] Unquote(ReadOnlySpan<byte> text)
    {
        var name = new List<byte>(text.Length);
        for (int i = 0; i < text.Length && text[i] != (byte)'"'; i++)
        {
            if (text[i] != (byte)'\\' || i + 1 == text.Length)
            {
                name.Add(text[i]);
                continue;
            }

            byte escaped = text[++i];
            if (escaped is >= (byte)'0' and <= (byte)'3' && i + 2 < text.Length)
            {
                name.Add((byte)(((escaped - '0') << 6) | ((text[i + 1] - '0') << 3) | (text[i + 2] - '0')));
                i += 2;
                continue;
            }

            name.Add(escaped switch
            {
                (byte)'a' => 7,
                (byte)'b' => 8,
                (byte)'t' => 9,
                (byte)'n' => 10,
                (byte)'v' => 11,
                (byte)'f' => 12,
                (byte)'r' => 13,
                _ => escaped,
            });
        }

        return [.. name];
    }
}
