using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Naming;

namespace Redaction.Analyzers.Literals;

/// <summary>
/// The APIs that take a credential, as a table: what they are given is one, whatever it looks like. Matched by name, base types and
/// interfaces included, so that a library that is not referenced costs nothing.
/// </summary>
internal static class CredentialApis
{
    private const string Constructor = ".ctor";

    private static readonly CredentialApi[] s_all =
    [
        new("System.Net.NetworkCredential", Constructor, "password"),
        new("System.Net.NetworkCredential", "Password", ""),
        new("System.DirectoryServices.DirectoryEntry", Constructor, "password"),
        new("System.UriBuilder", "Password", ""),
        new("System.Diagnostics.ProcessStartInfo", "PasswordInClearText", ""),
        new("System.Net.Http.Headers.AuthenticationHeaderValue", Constructor, "parameter"),
        new("System.Net.Http.Headers.HttpHeaders", "Add", "value", IsKeyed: true),
        new("System.Net.Http.Headers.HttpHeaders", "TryAddWithoutValidation", "value", IsKeyed: true),
        new("System.Environment", "SetEnvironmentVariable", "value", IsKeyed: true),
        new("Microsoft.Extensions.Configuration.IConfiguration", "this[]", "", IsKeyed: true),
        new("Microsoft.Extensions.Configuration.IConfigurationProvider", "Set", "value", IsKeyed: true),
        new("Microsoft.AspNetCore.Hosting.IWebHostBuilder", "UseSetting", "value", IsKeyed: true),
        new("System.Data.Common.DbConnectionStringBuilder", "Password", ""),
        new("System.Data.Common.DbConnectionStringBuilder", "this[]", "", IsKeyed: true),
        new("System.Data.Common.DbConnectionStringBuilder", "Add", "value", IsKeyed: true),
        new("System.Security.Cryptography.PasswordDeriveBytes", Constructor, "strPassword"),
        new("System.Security.Cryptography.PasswordDeriveBytes", Constructor, "password"),
        new("System.Security.Cryptography.Rfc2898DeriveBytes", Constructor, "password"),
        new("System.Security.Cryptography.Rfc2898DeriveBytes", "Pbkdf2", "password"),
        new("System.Security.Cryptography.HMAC", Constructor, "key"),
        new("System.Security.Cryptography.HMAC", "HashData", "key"),
        new("System.Security.Cryptography.HMAC", "HashDataAsync", "key"),
        new("System.Security.Cryptography.HMAC", "TryHashData", "key"),
        new("System.Security.Cryptography.KeyedHashAlgorithm", "Key", ""),
        new("System.Security.Cryptography.SymmetricAlgorithm", "Key", ""),
        new("System.Security.Cryptography.SymmetricAlgorithm", "CreateEncryptor", "rgbKey"),
        new("System.Security.Cryptography.SymmetricAlgorithm", "CreateDecryptor", "rgbKey"),
        new("System.Security.Cryptography.AesGcm", Constructor, "key"),
        new("System.Security.Cryptography.AesCcm", Constructor, "key"),
        new("System.Security.Cryptography.ChaCha20Poly1305", Constructor, "key"),
        new("System.Security.Cryptography.HKDF", "DeriveKey", "ikm"),
        new("System.Security.Cryptography.AsymmetricAlgorithm", "ImportFromEncryptedPem", "password"),
        new("System.Security.Cryptography.AsymmetricAlgorithm", "ImportEncryptedPkcs8PrivateKey", "password"),
        new("System.Security.Cryptography.AsymmetricAlgorithm", "ImportEncryptedPkcs8PrivateKey", "passwordBytes"),
        new("System.Security.Cryptography.X509Certificates.X509Certificate", Constructor, "password"),
        new("System.Security.Cryptography.X509Certificates.X509Certificate2", "CreateFromEncryptedPem", "password"),
        new("System.Security.Cryptography.X509Certificates.X509Certificate2", "CreateFromEncryptedPemFile", "password"),
        new("System.Security.Cryptography.X509Certificates.X509CertificateLoader", "LoadPkcs12", "password"),
        new("System.Security.Cryptography.X509Certificates.X509CertificateLoader", "LoadPkcs12FromFile", "password"),
        new("System.Security.Cryptography.X509Certificates.X509CertificateLoader", "LoadPkcs12Collection", "password"),
        new("Microsoft.IdentityModel.Tokens.SymmetricSecurityKey", Constructor, "key"),
        new("Azure.AzureKeyCredential", Constructor, "key"),
        new("Azure.AzureKeyCredential", "Update", "key"),
        new("Azure.AzureSasCredential", Constructor, "signature"),
        new("Azure.AzureNamedKeyCredential", Constructor, "key"),
        new("Azure.Storage.StorageSharedKeyCredential", Constructor, "accountKey"),
        new("Azure.Identity.ClientSecretCredential", Constructor, "clientSecret"),
        new("Azure.Identity.UsernamePasswordCredential", Constructor, "password"),
        new("System.ClientModel.ApiKeyCredential", Constructor, "key"),
        new("Amazon.Runtime.BasicAWSCredentials", Constructor, "secretKey"),
        new("Amazon.Runtime.SessionAWSCredentials", Constructor, "awsSecretAccessKey"),
        new("MailKit.MailService", "Authenticate", "password"),
        new("MailKit.MailService", "AuthenticateAsync", "password"),
        new("Renci.SshNet.PasswordConnectionInfo", Constructor, "password"),
        new("Renci.SshNet.SshClient", Constructor, "password"),
        new("Renci.SshNet.SftpClient", Constructor, "password"),
        new("Renci.SshNet.ScpClient", Constructor, "password"),
    ];

    private static readonly Dictionary<string, CredentialApi[]> s_byMember = s_all
        .GroupBy(api => api.Member == Constructor ? api.Type[(api.Type.LastIndexOf('.') + 1)..] : api.Member, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static readonly CredentialApi[] s_none = [];

    /// <summary>Types whose constructors are those of a base in the table; more of them are found where they are made without their name.</summary>
    private static readonly HashSet<string> s_derived = new(StringComparer.Ordinal)
    {
        "HMACMD5", "HMACSHA1", "HMACSHA256", "HMACSHA384", "HMACSHA512", "HMACSHA3_256", "HMACSHA3_384", "HMACSHA3_512", "X509Certificate2",
    };

    /// <summary>Whether the simple name of a member, or of a type for its constructors, is in the table.</summary>
    public static bool HasName(string name) => s_byMember.ContainsKey(name) || s_derived.Contains(name);

    /// <summary>The API that takes a value, and the name of what it takes; null when there is none.</summary>
    /// <param name="value">The value, with what encodes it.</param>
    /// <param name="parent">What takes it.</param>
    public static (string Name, string Api)? Find(IOperation value, IOperation? parent)
    {
        switch (parent)
        {
            case IArgumentOperation { Parameter: { } parameter } argument:
                IMethodSymbol? method = argument.Parent switch
                {
                    IObjectCreationOperation made => made.Constructor,
                    IInvocationOperation call => call.TargetMethod.ReducedFrom ?? call.TargetMethod,
                    _ => null,
                };
                return method is null ? null : Find(argument, parameter, method);
            case IAssignmentOperation { Target: IPropertyReferenceOperation property } assignment when assignment.Value == value:
                return Find(property);
            default:
                return null;
        }
    }

    private static (string Name, string Api)? Find(IArgumentOperation argument, IParameterSymbol parameter, IMethodSymbol method)
    {
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        ITypeSymbol type = method.ContainingType;
        while (type is not null)
        {
            foreach (CredentialApi api in Named(isConstructor ? type.Name : method.Name))
            {
                if (api.Parameter == parameter.Name && (api.Member == Constructor) == isConstructor && Is(type, api.Type)
                    && (!api.IsKeyed || IsSecretKey(AssignedTo.KeyBefore(argument))))
                {
                    string name = api.IsKeyed ? AssignedTo.KeyBefore(argument)! : parameter.Name;
                    return (name, isConstructor ? method.ContainingType.Name : $"{method.ContainingType.Name}.{method.Name}");
                }
            }

            // a constructor of a derived type takes what that of its base does
            type = isConstructor ? type.BaseType! : null!;
        }

        return null;
    }

    private static (string Name, string Api)? Find(IPropertyReferenceOperation property)
    {
        bool isIndexer = property.Arguments.Length > 0;
        string? key = isIndexer ? AssignedTo.Text(property.Arguments[0].Value) : null;
        foreach (CredentialApi api in Named(isIndexer ? "this[]" : property.Property.Name))
        {
            if (api.Parameter.Length == 0 && (!api.IsKeyed || IsSecretKey(key)) && Is(property.Instance?.Type ?? property.Property.ContainingType, api.Type))
            {
                return (key ?? property.Property.Name, (property.Instance?.Type ?? property.Property.ContainingType).Name);
            }
        }

        return null;
    }

    private static CredentialApi[] Named(string name) => s_byMember.TryGetValue(name, out CredentialApi[]? apis) ? apis : s_none;

    private static bool IsSecretKey(string? key) => key is not null
        && (key is "Authorization" or "Proxy-Authorization" || SecretNames.IsSecret(key[(key.LastIndexOf(':') + 1)..]));

    private static bool Is(ITypeSymbol? type, string fullName)
    {
        for (ITypeSymbol? up = type; up is not null; up = up.BaseType)
        {
            if (TypeName.Is(up, fullName))
            {
                return true;
            }
        }

        if (type is not null)
        {
            foreach (INamedTypeSymbol contract in type.AllInterfaces)
            {
                if (TypeName.Is(contract, fullName))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
