using System.Buffers;
using System.Text;

namespace Redaction.Tool.Git;

/// <summary>Paths as git has them: bytes.</summary>
internal static class GitPath
{
    /// <summary>The path as text; a byte that is not UTF-8 is written as <c>\xHH</c>, so that different paths stay different.</summary>
    public static string Decode(ReadOnlySpan<byte> path)
    {
        var text = new StringBuilder(path.Length);
        while (!path.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(path, out Rune rune, out int length) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (byte b in path[..length])
                {
                    text.Append("\\x").Append(Convert.ToHexStringLower([b]));
                }
            }

            path = path[length..];
        }

        return text.ToString();
    }
}
