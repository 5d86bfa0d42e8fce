namespace Redaction.Judging.Generic;

/// <summary>What the value behind a name is, by the name alone.</summary>
internal enum KeyMeaning : byte
{
    /// <summary>The name says nothing of a secret: <c>colour</c>, <c>timeout</c>.</summary>
    None,

    /// <summary>A secret that a machine made: <c>API_KEY</c>, <c>access_token</c>, <c>client-secret</c>, <c>dsn</c>.</summary>
    Token,

    /// <summary>A secret that a person may have chosen: <c>DB_PASSWORD</c>, <c>passphrase</c>, <c>contraseña</c>.</summary>
    Password,

    /// <summary>The name has a secret's word, but names something else: <c>token_type</c>, <c>password_field</c>, <c>public_key</c>.</summary>
    OtherThing,
}
