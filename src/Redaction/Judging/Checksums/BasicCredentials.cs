using System.Buffers;
using System.Buffers.Text;

namespace Redaction.Judging.Checksums;

/// <summary>
/// Credentials of HTTP basic authentication (RFC 7617): base64 of <c>user:password</c>. Anything that decodes to other than
/// printable text with a colon and something after it is a word or a sample, not credentials, and so is a password that is called so.
/// </summary>
internal static class BasicCredentials
{
    /// <summary>The longest text that is decoded, in characters; longer ones are left unsaid.</summary>
    private const int MaxLength = 1024;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret.TrimEnd((byte)'=');
        if (text.Length > MaxLength)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> padded = stackalloc byte[MaxLength + 4];
        text.CopyTo(padded);
        int length = text.Length;
        while (length % 4 != 0)
        {
            padded[length++] = (byte)'=';
        }

        Span<byte> decoded = stackalloc byte[MaxLength];
        if (Base64.DecodeFromUtf8(padded[..length], decoded, out _, out int written) != OperationStatus.Done)
        {
            return ChecksumOutcome.Failed;
        }

        ReadOnlySpan<byte> credentials = decoded[..written];
        int colon = credentials.IndexOf((byte)':');
        return colon >= 0 && colon < written - 1 && credentials.IndexOfAnyInRange((byte)0, (byte)0x1F) < 0
            && StandInWords.Reject(credentials[(colon + 1)..], SecretShape.Password, input.Profile) is null
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }
}
