namespace Redaction.Analyzers.Flow.Sources;

/// <summary>The table of members of libraries that give a secret, by full name.</summary>
internal static class VaultMembers
{
    public static readonly (string Type, string Member)[] All =
    [
        ("Redaction.SecretLease", "Reveal"),
        ("Redaction.SecretLease", "Value"),
        ("System.Net.NetworkCredential", "Password"),
        ("System.Data.Common.DbConnection", "ConnectionString"),
        ("System.Data.Common.DbConnectionStringBuilder", "ConnectionString"),
        ("System.Data.SqlClient.SqlConnectionStringBuilder", "Password"),
        ("Microsoft.Data.SqlClient.SqlConnectionStringBuilder", "Password"),
        ("Npgsql.NpgsqlConnectionStringBuilder", "Password"),
        ("MySqlConnector.MySqlConnectionStringBuilder", "Password"),
        ("System.Configuration.ConnectionStringSettings", "ConnectionString"),
        ("Azure.Security.KeyVault.Secrets.KeyVaultSecret", "Value"),
        ("Azure.Core.AccessToken", "Token"),
        ("Azure.AzureKeyCredential", "Key"),
        ("Azure.AzureSasCredential", "Signature"),
        ("Microsoft.Identity.Client.AuthenticationResult", "AccessToken"),
        ("Microsoft.Identity.Client.AuthenticationResult", "IdToken"),
        ("Amazon.SecretsManager.Model.GetSecretValueResponse", "SecretString"),
        ("Amazon.SecretsManager.Model.GetSecretValueResponse", "SecretBinary"),
        ("Amazon.SimpleSystemsManagement.Model.Parameter", "Value"),
        ("Amazon.Runtime.ImmutableCredentials", "SecretKey"),
        ("Amazon.Runtime.ImmutableCredentials", "Token"),
        ("Google.Cloud.SecretManager.V1.SecretPayload", "Data"),
        ("VaultSharp.V1.Commons.SecretData", "Data"),
        ("System.Security.Cryptography.RSA", "ExportRSAPrivateKey"),
        ("System.Security.Cryptography.RSA", "ExportRSAPrivateKeyPem"),
        ("System.Security.Cryptography.ECDsa", "ExportECPrivateKey"),
        ("System.Security.Cryptography.ECAlgorithm", "ExportECPrivateKeyPem"),
        ("System.Security.Cryptography.ECAlgorithm", "ExportECPrivateKey"),
        ("System.Security.Cryptography.AsymmetricAlgorithm", "ExportPkcs8PrivateKey"),
        ("System.Security.Cryptography.AsymmetricAlgorithm", "ExportPkcs8PrivateKeyPem"),
        ("System.Security.Cryptography.SymmetricAlgorithm", "Key"),
    ];
}
