namespace Redaction.Judging;

/// <summary>
/// Values that standards, vendors and tools publish in their documentation, whichever rule or name they are found by: they open
/// nothing. A value is known here by a hash of it (FNV-1a, 64 bits), so that this list alarms no scanner; a random value meets one of
/// them with a chance of about 10^-18. Rules have their own lists besides (<see cref="Rule.AllowedValues"/>).
/// </summary>
internal static class PublishedExamples
{
    private static ReadOnlySpan<ulong> Hashes =>
    [
        // AWS documentation, key ids and secrets
        0x0E627699B98376D0,
        0x7DA4539F17DE7061,
        0x47E084A1E49DE508,
        0x95895F4F7E96AC73,
        0x7699C294BEEBAD32,
        0x8F635EE3A1E6F45D,
        // RFC 6749 and RFC 6750: access, refresh tokens, codes and client passwords
        0x846B2A1E2FAD7FCB,
        0xECC1A4474851BC28,
        0x30AA8188BB023E35,
        0xDC8D8CA0645472E9,
        0x1A7B78BE56F3054D,
        0xD9AD86AD3724159B,
        0xBB65956C4B8B34BF,
        0x273F5E023867BA98,
        0x4F459807254F1EE7,
        // RFC 5849, OAuth 1.0
        0x058633E2FFE8CD27,
        0x3BE955B18F32ADBE,
        0xF40E2E026C9AC885,
        0x105E4DD763A812BC,
        0x0AB50E412AB981A4,
        0xD7BA480FB3BB167E,
        0x3C0D8E9DB0E6BEA8,
        0x9BB93D89924CF35D,
        0x36EC79CFE49D42FA,
        // RFC 7617, HTTP Basic: Aladdin and test
        0x9617EA5685AE57EA,
        0x57116B3E04F3B229,
        // Stripe documentation
        0xDDD19C486D095D84,
        0x4B814E2C74560377,
        // reCAPTCHA test keys
        0x71D445B5DE168D8C,
        0xC9B691499B62E847,
        // PyJWT's readme
        0x0FD990C5156251FE,
        // npm's documentation: the text "not my real password"
        0xA0CFBB0320B11FC6,
    ];

    public static bool Contains(ReadOnlySpan<byte> value) => Hashes.IndexOf(HashOf(value)) >= 0 || value.EndsWith("EXAMPLEKEY"u8);

    /// <summary>FNV-1a (Fowler, Noll and Vo), 64 bits.</summary>
    internal static ulong HashOf(ReadOnlySpan<byte> value)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte b in value)
        {
            hash = (hash ^ b) * 0x00000100000001B3;
        }

        return hash;
    }
}
