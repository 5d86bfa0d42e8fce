using System.Security.Cryptography;
using Redaction.Tool.Hosting;

namespace Redaction.Tool.Baselines;

/// <summary>
/// The key of a baseline's fingerprints. As a rule it is random and stands in the file, since every clone must get the same
/// fingerprints: who reads the file can then test a guess, so that a long random secret stays safe and a weak password does not.
/// A key that is kept elsewhere leaves only a check of itself in the file, and nothing can be tested without it.
/// </summary>
internal sealed class BaselineKey
{
    private const string External = "external ";
    private const int Length = 32;
    private const int CheckLength = 8;

    private readonly byte[]? _key;
    private readonly byte[]? _check;

    private BaselineKey(byte[]? key, byte[]? check)
    {
        _key = key;
        _check = check;
    }

    /// <summary>A new key that stands in the file.</summary>
    public static BaselineKey Create() => new(RandomNumberGenerator.GetBytes(Length), null);

    /// <summary>A key that is kept elsewhere.</summary>
    public static BaselineKey CreateExternal(ReadOnlySpan<byte> key) => new(null, CheckOf(key));

    /// <summary>Reads what stands behind <c>key</c> in a baseline; null when it is of no known form.</summary>
    public static BaselineKey? TryParse(string text)
    {
        bool isExternal = text.StartsWith(External, StringComparison.Ordinal);
        string digits = isExternal ? text[External.Length..] : text;
        if (digits.Length != 2 * (isExternal ? CheckLength : Length) || !digits.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        byte[] bytes = Convert.FromHexString(digits);
        return isExternal ? new BaselineKey(null, bytes) : new BaselineKey(bytes, null);
    }

    /// <summary>The key to make fingerprints with.</summary>
    /// <param name="given">The key of <c>--fingerprint-key</c>; null when there is none.</param>
    /// <param name="file">The baseline, fit to be shown.</param>
    /// <exception cref="UsageException">The key that is given is not the baseline's, or it is missing.</exception>
    public byte[] Resolve(byte[]? given, string file)
    {
        if (_key is not null)
        {
            return given is null || CryptographicOperations.FixedTimeEquals(given, _key)
                ? _key
                : throw new UsageException($"{file}: has a key of its own; leave out --fingerprint-key, or give --no-baseline with it");
        }

        return given is null ? throw new UsageException($"{file}: was made with a key that is kept elsewhere; give it with --fingerprint-key")
            : CryptographicOperations.FixedTimeEquals(CheckOf(given), _check) ? given
            : throw new UsageException($"{file}: was made with another key than that of --fingerprint-key");
    }

    /// <summary>Whether another key makes the same fingerprints.</summary>
    public bool IsSameAs(BaselineKey other) => ToString() == other.ToString();

    /// <summary>As it stands in the file.</summary>
    public override string ToString() => _key is null ? External + Convert.ToHexStringLower(_check!) : Convert.ToHexStringLower(_key);

    private static byte[] CheckOf(ReadOnlySpan<byte> key) => HMACSHA256.HashData(key, "redaction baseline"u8)[..CheckLength];
}
