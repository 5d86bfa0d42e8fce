using System.Text;

namespace Redaction.Tool.Running.Minted;

/// <summary>
/// A line by which a program tells a build's runner that a value is secret. GitHub's workflow commands:
/// <c>::add-mask::VALUE</c>, formerly <c>##[add-mask]VALUE</c>, in which <c>%25 %0D %0A</c> are escapes
/// (docs.github.com/actions/reference/workflow-commands-for-github-actions; actions/toolkit). Azure Pipelines' logging commands:
/// <c>##vso[task.setsecret]VALUE</c> and <c>##vso[task.setvariable variable=NAME;issecret=true]VALUE</c>, in which
/// <c>%AZP25 %0D %0A</c> are (learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands).
/// </summary>
internal static class LogCommand
{
    /// <summary>The longest opening, in bytes.</summary>
    public const int LongestOpening = 14;

    /// <summary>The length of the openings that are not Azure's, in bytes.</summary>
    public const int MaskLength = 12;

    private static ReadOnlySpan<byte> Mask => "::add-mask::"u8;

    private static ReadOnlySpan<byte> OldMask => "##[add-mask]"u8;

    private static ReadOnlySpan<byte> Azure => "##vso[task.set"u8;

    /// <summary>Where the first opening in a text ends; -1 when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAzure">Whether it is one of Azure's.</param>
    public static int EndOfOpening(ReadOnlySpan<byte> text, out bool isAzure)
    {
        int end = -1;
        isAzure = false;
        Consider(text, Mask, ref end);
        Consider(text, OldMask, ref end);
        isAzure = Consider(text, Azure, ref end);
        return end;
    }

    /// <summary>
    /// Splits what stands behind an opening into what is public, the value that is declared secret, and the value's name; false when
    /// it declares none.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> rest, bool isAzure, out int valueStart, out string name)
    {
        name = isAzure ? "azure-secret" : "add-mask";
        valueStart = 0;
        if (!isAzure)
        {
            return rest.Length > 0;
        }

        int close = rest.IndexOf((byte)']');
        valueStart = close + 1;
        if (close < 0 || valueStart == rest.Length)
        {
            return false;
        }

        string header = Encoding.UTF8.GetString(rest[..close]).Trim();
        if (header.Equals("secret", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        const string Variable = "variable ";
        if (!header.StartsWith(Variable, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        bool isSecret = false;
        foreach (string property in header[Variable.Length..].Split(';', StringSplitOptions.TrimEntries))
        {
            isSecret |= property.Equals("issecret=true", StringComparison.OrdinalIgnoreCase);
            name = property.StartsWith("variable=", StringComparison.OrdinalIgnoreCase) ? property["variable=".Length..] : name;
        }

        return isSecret;
    }

    /// <summary>The value without its escapes.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> value, bool isAzure)
    {
        ReadOnlySpan<byte> percent = isAzure ? "%AZP25"u8 : "%25"u8;
        var plain = new byte[value.Length];
        int length = 0;
        while (!value.IsEmpty)
        {
            int taken = 3;
            if (StartsWith(value, "%0A"u8))
            {
                plain[length++] = (byte)'\n';
            }
            else if (StartsWith(value, "%0D"u8))
            {
                plain[length++] = (byte)'\r';
            }
            else if (StartsWith(value, percent))
            {
                plain[length++] = (byte)'%';
                taken = percent.Length;
            }
            else
            {
                plain[length++] = value[0];
                taken = 1;
            }

            value = value[taken..];
        }

        return plain[..length];
    }

    private static bool StartsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> escape) =>
        value.Length >= escape.Length && Ascii.EqualsIgnoreCase(value[..escape.Length], escape);

    private static bool Consider(ReadOnlySpan<byte> text, ReadOnlySpan<byte> opening, ref int end)
    {
        int start = (end < 0 ? text : text[..end]).IndexOf(opening);
        if (start < 0)
        {
            return false;
        }

        end = start + opening.Length;
        return true;
    }
}
