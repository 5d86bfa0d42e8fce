namespace Redaction.Tests.Transforms;

/// <summary>How a value is built, for commands that make sense for some values only.</summary>
[Flags]
public enum ValueShapes
{
    None = 0,

    /// <summary>One line of ASCII that is secret as a whole.</summary>
    Token = 1,

    /// <summary>A password of ASCII letters, digits and the symbols that quoting is about; secret as a whole.</summary>
    Password = 2,

    /// <summary>One line with other letters than ASCII's, secret as a whole.</summary>
    Unicode = 4,

    /// <summary>Armoured lines between a header and a footer.</summary>
    Pem = 8,

    /// <summary>A JSON document with secret leaves.</summary>
    Json = 16,

    /// <summary>A document of <c>NAME=value</c> lines with secret leaves.</summary>
    Env = 32,

    /// <summary><c>Key=value;Key=value</c> with a password among them.</summary>
    ConnectionString = 64,

    /// <summary>A URL with a password.</summary>
    Url = 128,

    /// <summary>One line that is secret as a whole.</summary>
    Whole = Token | Password | Unicode,

    /// <summary>A value with secret parts among harmless ones.</summary>
    Structured = Pem | Json | Env | ConnectionString | Url,

    Ascii = All & ~Unicode,

    All = Whole | Structured,
}
