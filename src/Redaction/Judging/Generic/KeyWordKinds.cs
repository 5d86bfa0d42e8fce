namespace Redaction.Judging.Generic;

/// <summary>What one word of a name says about the value behind the name.</summary>
[Flags]
internal enum KeyWordKinds : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The value is a password, wherever in the name the word stands.</summary>
    Password = 1,

    /// <summary>The value is a secret that a machine made, wherever in the name the word stands.</summary>
    Secret = 2,

    /// <summary>As <see cref="Secret"/>, but the word is also a common noun of programs: <c>token</c>.</summary>
    Common = 4,

    /// <summary>The value is a secret when the word ends the name; elsewhere it is an ordinary word: <c>auth</c>, <c>salt</c>.</summary>
    SecretAtEnd = 8,

    /// <summary>The value is a password when the word ends the name: <c>pass</c>, <c>pin</c>.</summary>
    PasswordAtEnd = 16,

    /// <summary>The word <c>key</c>: what it opens stands before it.</summary>
    Key = 32,

    /// <summary>Before <c>key</c> or <c>token</c>: it is one of those that open something.</summary>
    Opens = 64,

    /// <summary>Before <c>key</c>: it is one of those that name a place in a table or a map.</summary>
    Indexes = 128,

    /// <summary>At the end of a name: the value is that, and no secret.</summary>
    OtherAtEnd = 256,

    /// <summary>Wherever it stands: the value is public, or of the program's own workings.</summary>
    Other = 512,

    /// <summary>Text: a secret when the word before opens something, as in <c>connection string</c>.</summary>
    Text = 1024,
}
