namespace Redaction.Assignments;

/// <summary>
/// The name of a value that is called <c>value</c>: it is the value of the <c>name</c> or <c>key</c> before it, as in
/// <c>&lt;add key="Password" value="…"/&gt;</c> and <c>- name: DB_PASSWORD</c>, next line <c>value: …</c>.
/// </summary>
internal static class PairName
{
    private const int MaxOperators = 6;

    private static ReadOnlySpan<byte> Values => "value Value val default defaultValue content stringValue"u8;

    private static ReadOnlySpan<byte> Names => "name Name key Key id field variable parameter ParameterName"u8;

    /// <summary>Puts the pair's name in the place of <c>value</c>, if this is such a pair.</summary>
    public static void Resolve(ReadOnlySpan<byte> text, ref Assignment place)
    {
        if (!MayEndPair(text, place.NameEnd))
        {
            return;
        }

        ReadOnlySpan<byte> called = text[place.NameStart..place.NameEnd];
        called = called[(called.LastIndexOf((byte)' ') + 1)..];
        if (called.Length is < 3 or > 12 || !Judging.WordList.Contains(Values, called))
        {
            return;
        }

        // an operator of many signs may reach further than a pair does
        int lowest = Math.Min(place.NameStart, Math.Max(0, place.Operator - (NameReader.MaxReach - NameReader.MaxName)));
        int seen = 0;
        for (int at = place.NameStart - 1; at > lowest && seen < MaxOperators; at--)
        {
            if (text[at] is not ((byte)'=' or (byte)':'))
            {
                continue;
            }

            seen++;
            if (!NameReader.TryRead(text, at, out int start, out int end))
            {
                continue;
            }

            ReadOnlySpan<byte> name = text[start..end];
            if (Judging.WordList.Contains(Names, name[(name.LastIndexOf((byte)' ') + 1)..]))
            {
                Take(text, at + 1, ref place);
                return;
            }
        }

        TakeVariable(text, lowest, ref place);
    }

    /// <summary>Whether the last letters are those of one of <see cref="Values"/>: nearly all names end here.</summary>
    public static bool MayEndPair(ReadOnlySpan<byte> text, int end) => end > 2 && text[end - 1] switch
    {
        (byte)'e' => text[end - 2] == 'u' && text[end - 3] == 'l',
        (byte)'l' => text[end - 2] == 'a',
        (byte)'t' => (text[end - 2] == 'l' && text[end - 3] == 'u') || (text[end - 2] == 'n' && text[end - 3] == 'e'),
        _ => false,
    };

    /// <summary><c>variable "api_key" {</c> of a Terraform file.</summary>
    private static void TakeVariable(ReadOnlySpan<byte> text, int lowest, ref Assignment place)
    {
        int at = text[lowest..place.NameStart].LastIndexOf("variable \""u8);
        if (at >= 0)
        {
            Take(text, lowest + at + "variable "u8.Length, ref place);
        }
    }

    private static void Take(ReadOnlySpan<byte> text, int at, ref Assignment place)
    {
        while (at < place.NameStart && text[at] is (byte)' ' or (byte)'\t' or (byte)'"' or (byte)'\'' or (byte)'\\')
        {
            at++;
        }

        int end = at;
        while (end < place.NameStart && end - at < NameReader.MaxName && (NameReader.IsNameByte(text[end]) || text[end] is (byte)':' or (byte)'/'))
        {
            end++;
        }

        if (end > at)
        {
            (place.NameStart, place.NameEnd) = (at, end);
        }
    }
}
