namespace Redaction.Tool.Archives;

/// <summary>In which form other contents are packed.</summary>
internal enum ArchiveFormat
{
    /// <summary>Nothing is packed there that we know.</summary>
    None,

    /// <summary>A zip archive by whatever name: jar, war, nupkg, docx, xlsx, vsix, whl, apk.</summary>
    Zip,

    /// <summary>A tar archive of any dialect; a container image and its layers are some.</summary>
    Tar,

    /// <summary>One content, compressed as RFC 1952 says.</summary>
    GZip,

    /// <summary>One content, compressed by bzip2.</summary>
    BZip2,

    /// <summary>One content, compressed in the .xz format.</summary>
    Xz,

    /// <summary>One content, compressed as RFC 8878 says.</summary>
    Zstandard,
}
