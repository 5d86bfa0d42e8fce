namespace Redaction.Judging.Checksums;

/// <summary>
/// PyPI tokens: <c>pypi-</c> and the base64url of a version-2 macaroon, which opens with the bytes 02 01 and the length and
/// name of the service, and closes with the field header 00 00 06 20 and a 32-byte signature. The signature itself can be
/// verified only by the service. Source: the macaroon format (libmacaroons, version 2), facts/checksums.md, section 8.
/// </summary>
internal static class PyPiToken
{
    /// <summary>Enough characters at the end for the 36 bytes looked at, whatever their place in a group of four.</summary>
    private const int TailGroups = 52;

    private const int HeadCharacters = 24;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> body = input.Secret[(input.Secret.IndexOf((byte)'-') + 1)..];
        int partial = body.Length % 4;
        int tailLength = TailGroups + partial;
        if (partial == 1 || body.Length < tailLength)
        {
            return ChecksumOutcome.Failed;
        }

        Span<byte> head = stackalloc byte[HeadCharacters];
        Span<byte> tail = stackalloc byte[TailGroups + 4];
        return Base64Text.TryDecode(body[..HeadCharacters], head, out _)
            && (head.StartsWith("\u0002\u0001\u0008pypi.org"u8) || head.StartsWith("\u0002\u0001\u000Dtest.pypi.org"u8))
            && Base64Text.TryDecode(body[^tailLength..], tail, out int length)
            && tail[(length - 36)..].StartsWith("\0\0\u0006 "u8)
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }
}
