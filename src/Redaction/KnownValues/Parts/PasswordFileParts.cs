namespace Redaction.KnownValues.Parts;

/// <summary>
/// The password file of PostgreSQL, <c>host:port:database:user:password</c> in each line; a colon or backslash in a field has
/// a backslash before it. All lines must be of this form, and a line alone must have a clear host and port.
/// </summary>
internal static class PasswordFileParts
{
    private const int Fields = 5;

    public static bool TrySplit(ReadOnlySpan<byte> text, PartFinder finder)
    {
        bool any = false;
        if (!Bytes.HasLines(text) && !HasClearHost(text))
        {
            return false;
        }

        for (int at = 0; at < text.Length;)
        {
            ReadOnlySpan<byte> line = Bytes.Trim(Bytes.NextLine(text, ref at));
            if (!AssignmentLine.IsSkipped(line) && !(any = Password(line, out _)))
            {
                return false;
            }
        }

        for (int at = 0; any && at < text.Length;)
        {
            if (Password(Bytes.Trim(Bytes.NextLine(text, ref at)), out ReadOnlySpan<byte> password))
            {
                Add(password, finder);
            }
        }

        return any;
    }

    /// <summary>Whether it starts as <c>db.example.com:5432:</c>, as a random password does not.</summary>
    private static bool HasClearHost(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        ReadOnlySpan<byte> host = colon < 0 ? default : line[..colon];
        ReadOnlySpan<byte> port = line[(colon + 1)..];
        int digits = port.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return (host.IndexOf((byte)'.') > 0 || host.SequenceEqual("localhost"u8)) && digits is 4 or 5 && port[digits] == ':';
    }

    private static bool Password(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> password)
    {
        int field = 1, start = 0;
        for (int i = 0; i < line.Length && field < Fields; i++)
        {
            if (line[i] == ':')
            {
                // the second field is a port or any port
                ReadOnlySpan<byte> port = line[start..i];
                if (port.IsEmpty || field == 2 && !port.SequenceEqual("*"u8) && (port.Length > 5 || port.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0))
                {
                    break;
                }

                field++;
                start = i + 1;
            }

            i += line[i] == '\\' ? 1 : 0;
        }

        password = field == Fields ? line[start..] : default;
        return field == Fields;
    }

    private static void Add(ReadOnlySpan<byte> password, PartFinder finder)
    {
        using var plain = new ZeroedBytes(password.Length);
        for (int i = 0; i < password.Length; i++)
        {
            i += password[i] == '\\' && i + 1 < password.Length ? 1 : 0;
            plain.Append(password[i]);
        }

        finder.Add(plain.Written);
    }
}
