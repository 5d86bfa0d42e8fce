using System.Collections.Immutable;

namespace Redaction.Toml;

/// <summary>A text that suppresses what is found on its line or on the next one.</summary>
/// <param name="Kind">Whose comment it is.</param>
/// <param name="Text">The text; the case of ASCII letters does not count.</param>
/// <param name="IsForNextLine">Whether it speaks of the next line.</param>
internal sealed record CommentMark(SuppressionComment Kind, string Text, bool IsForNextLine)
{
    /// <summary>All there are.</summary>
    public static ImmutableArray<CommentMark> All { get; } =
    [
        new(SuppressionComment.Redaction, "redaction:allow", IsForNextLine: false),
        new(SuppressionComment.Redaction, "redaction:allow-next-line", IsForNextLine: true),
        new(SuppressionComment.Gitleaks, "gitleaks:allow", IsForNextLine: false),
        new(SuppressionComment.Betterleaks, "betterleaks:allow", IsForNextLine: false),
        new(SuppressionComment.DetectSecrets, "pragma: allowlist secret", IsForNextLine: false),
        new(SuppressionComment.DetectSecrets, "pragma: allowlist nextline secret", IsForNextLine: true),
        new(SuppressionComment.Trufflehog, "trufflehog:ignore", IsForNextLine: false),
    ];

    /// <summary>Finds the mark in a line, and what stands behind it; null when it is not there, or only as a part of a longer word.</summary>
    public string? Behind(ReadOnlySpan<byte> line)
    {
        for (int at = 0; at <= line.Length - Text.Length; at++)
        {
            ReadOnlySpan<byte> rest = line[(at + Text.Length)..];
            if (IsAt(line[at..]) && (at == 0 || !IsWord(line[at - 1])) && (rest.IsEmpty || !IsWord(rest[0])))
            {
                return System.Text.Encoding.UTF8.GetString(rest);
            }
        }

        return null;
    }

    private bool IsAt(ReadOnlySpan<byte> line)
    {
        for (int i = 0; i < Text.Length; i++)
        {
            byte b = line[i];
            if ((b is >= (byte)'A' and <= (byte)'Z' ? b | 0x20 : b) != Text[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_';
}
