namespace Redaction.Decoding;

/// <summary>The encodings that are seen through.</summary>
internal enum DecodedKind
{
    /// <summary>Base64, either alphabet (RFC 4648), padded or not.</summary>
    Base64,

    /// <summary>Pairs of hexadecimal digits.</summary>
    Hex,

    /// <summary>Percent, backslash and HTML escapes among plain text.</summary>
    Escapes,

    /// <summary>UTF-16 text: every other byte is zero.</summary>
    Utf16,
}
