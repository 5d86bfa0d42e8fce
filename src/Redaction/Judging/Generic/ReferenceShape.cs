namespace Redaction.Judging.Generic;

/// <summary>
/// Values that point at a secret or hold it sealed: a vault's address, ciphertext, a password hash, a public key, an embedded
/// image. They are recognised by how they open.
/// </summary>
internal static class ReferenceShape
{
    private const string Vault = "a reference to a vault";
    private const string Sealed = "an encrypted or hashed value";
    private const string Public = "public material";

    /// <summary>The least length of a SealedSecret's value, in bytes of base64 (the judges see the first kilobyte).</summary>
    private const int MinSealedSecret = 400;

    private static ReadOnlySpan<byte> Vaults =>
        "op:// vault: arn:aws: ssm: ssm:/ @Microsoft.KeyVault( keyvault:// akv:// gcp-secret: awssm: secretsmanager: sops: !vault !secret env: file: ref+ secretKeyRef valueFrom keychain: bws:// doppler: projects/"u8;

    private static ReadOnlySpan<byte> SealedOpenings =>
        "ENC[ ENC( $ANSIBLE_VAULT {cipher} age-encryption.org AQICAH AQECAH CiC 01000000D08C9DDF AQAAANCMnd8 $2a$ $2b$ $2y$ $argon2 $1$ $5$ $6$ $y$ $scrypt pbkdf2: pbkdf2_ {SSHA {SHA {MD5} {bcrypt} AQAAAAEAA AQAAAAIAA AQAAAAE sha256: sha1: sha512: md5: scrypt:"u8;

    private static ReadOnlySpan<byte> PublicOpenings =>
        "sha1- sha256- sha384- sha512- h1: data: ssh-rsa ssh-ed25519 ecdsa-sha2 -----BEGIN MIIBIjANBgkqhkiG9w0BAQEF MFkwEwYHKoZIzj0CAQ MIIC MIID MIIF iVBORw0KGgo /9j/ R0lGOD UklGR PHN2Zy PD94bWw d09GMg d09GRg AAEAAAA JVBERi0 UEsDB H4sI AGFzbQ TVqQ pk_live_ pk_test_ age1 0024000004800000"u8;

    public static string? Reject(ReadOnlySpan<byte> value)
    {
        if (WordList.AnyStarts(Vaults, value))
        {
            return Vault;
        }

        // kubeseal: two bytes of length, 512, then the wrapped key of 4096 bits
        if (value.Length >= MinSealedSecret && value[0] == 'A' && value[1] == 'g' && value[2] is >= (byte)'A' and <= (byte)'D')
        {
            return Sealed;
        }

        return WordList.AnyStarts(SealedOpenings, value) ? Sealed : WordList.AnyStarts(PublicOpenings, value) ? Public : null;
    }
}
