using Xunit;

namespace Redaction.Tests.Judging.FalsePositives;

/// <summary>Class 5: public keys, certificates, and encrypted or hashed values.</summary>
public class PublicMaterialTests
{
    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIID{b64:60}\n{b64:64}\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A{b64:32}\n-----END PUBLIC KEY-----\n")]
    [InlineData("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{b64:64}\n-----END PGP PUBLIC KEY BLOCK-----\n")]
    [InlineData("client-certificate-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t{b64:200}\n")]
    [InlineData("<ds:X509Certificate>MIID{b64:300}</ds:X509Certificate>\n")]
    public void Certificates_and_public_pem(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ{b64:300} user@host\n")]
    [InlineData("github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{b64:43}\n")]
    [InlineData("deploy_key: \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{b64:43} ci\"\n")]
    public void Ssh_public_keys(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"{hex:32}\",\"use\":\"sig\",\"n\":\"{url:342}\",\"e\":\"AQAB\"}]}\n")]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"{url:43}\",\"y\":\"{url:43}\",\"kid\":\"1\"}\n")]
    [InlineData("<RSAKeyValue><Modulus>{b64:342}==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\n")]
    [InlineData("PublicKey = {b64:43}=\nAllowedIPs = 10.0.0.0/8\n")]
    [InlineData("public_key = \"{hex:64}\"\npubkey: {b64:43}=\n")]
    public void Key_sets_and_public_halves(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("db_password: ENC[AES256_GCM,data:{b64:24},iv:{b64:43}=,tag:{b64:22}==,type:str]\n")]
    [InlineData("password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  {digits:80}\n  {digits:80}\n")]
    [InlineData("kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB{b64:400}==\n")]
    [InlineData("spring.datasource.password={cipher}{hex:64}\n")]
    [InlineData("db.password=ENC({b64:44})\n")]
    public void Encrypted_and_sealed_values(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("password: \"$2b$12${b62:53}\"\n")]
    [InlineData("\"password\": \"$argon2id$v=19$m=65536,t=3,p=4${b64:22}${b64:43}\"\n")]
    [InlineData("userPassword: {SSHA}{b64:32}\n")]
    [InlineData("password = 'pbkdf2_sha256$260000${b62:22}${b64:43}='\n")]
    public void Password_hashes_are_no_passwords(string text)
    {
        foreach (Profile profile in (Profile[])[Profile.Redact, Profile.Alert])
        {
            Assert.DoesNotContain(Quiet.Find(Template.Fill(text, 1), profile), finding => finding.RuleId.StartsWith("generic", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("password: op://vault/database/password\n")]
    [InlineData("secret: vault:secret/data/app#token\n")]
    [InlineData("SecretArn: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-{b62:6}\n")]
    [InlineData("\"DbPassword\": \"@Microsoft.KeyVault(SecretUri=https://x.vault.azure.net/secrets/db/{hex:32})\"\n")]
    [InlineData("  password:\n    valueFrom:\n      secretKeyRef:\n        name: db-secret\n        key: password\n")]
    public void References_to_a_vault(string text) => Quiet.InBothProfiles(text);
}
