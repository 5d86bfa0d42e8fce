namespace Redaction.Judging;

/// <summary>What the judges of one candidate are given: the bytes, never a copy of them.</summary>
internal readonly ref struct JudgeInput
{
    /// <summary>The value that would be masked.</summary>
    public ReadOnlySpan<byte> Secret { get; init; }

    /// <summary>The whole match; <see cref="Secret"/> is a part of it.</summary>
    public ReadOnlySpan<byte> Match { get; init; }

    /// <summary>The name the value is assigned to; empty when the match was not found by its name.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>Whether the value tells by itself that it is an identifier, made to be shown.</summary>
    public bool IsIdentifier { get; init; }

    /// <summary>Which mistake is the worse one.</summary>
    public Profile Profile { get; init; }

    /// <summary>What stands before the match: at most 64 bytes, fewer at the start of the input.</summary>
    public ReadOnlySpan<byte> Before { get; init; }

    /// <summary>Where the secret starts in the match, in bytes.</summary>
    public int SecretOffset
    {
        get
        {
            // Spans of one buffer: the distance of their first bytes is exact, while a search could find an earlier equal text.
            nint distance = System.Runtime.CompilerServices.Unsafe.ByteOffset(
                ref System.Runtime.InteropServices.MemoryMarshal.GetReference(Match),
                ref System.Runtime.InteropServices.MemoryMarshal.GetReference(Secret));
            return distance >= 0 && distance <= Match.Length - Secret.Length ? (int)distance : Math.Max(0, Match.IndexOf(Secret));
        }
    }

    /// <summary>The part of the match before the secret.</summary>
    public ReadOnlySpan<byte> Lead => Match[..SecretOffset];

    /// <summary>The part of the match after the secret.</summary>
    public ReadOnlySpan<byte> Tail => Match[(SecretOffset + Secret.Length)..];
}
