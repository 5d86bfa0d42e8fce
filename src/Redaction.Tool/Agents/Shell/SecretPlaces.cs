namespace Redaction.Tool.Agents.Shell;

/// <summary>Where secrets are kept on a developer's machine, and the commands that print them; public knowledge of each tool's own manual.</summary>
internal static class SecretPlaces
{
    // by file name
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ".env", ".envrc", ".netrc", "_netrc", ".pgpass", ".my.cnf", ".npmrc", ".pypirc", ".git-credentials", ".vault-token", ".dockercfg", ".htpasswd", ".s3cfg", ".boto",
        "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "credentials.json", "client_secret.json", "service-account.json", "application_default_credentials.json",
        "secrets.json", "secrets.yml", "secrets.yaml", "secrets.toml", "terraform.tfstate", "terraform.tfvars", "local.settings.json", "kubeconfig", "master.key", "environ",
        ".bash_history", ".zsh_history", ".psql_history", ".mysql_history",
    };

    // folders of which most files are secret
    private static readonly HashSet<string> s_folders = new(StringComparer.OrdinalIgnoreCase) { ".aws", ".ssh", ".gnupg", ".kube", ".docker", ".azure", ".password-store" };

    // by extension
    private static readonly HashSet<string> s_extensions = new(StringComparer.OrdinalIgnoreCase) { ".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk", ".tfvars", ".tfstate" };

    // by the end of the path
    private static readonly string[] s_ends =
        [".aws/credentials", ".aws/config", ".docker/config.json", ".kube/config", "gh/hosts.yml", ".cargo/credentials", ".cargo/credentials.toml", ".gem/credentials", "etc/shadow", ".config/op/config"];

    // .env.example and its kind are made to be shown
    private static readonly string[] s_templates = [".example", ".sample", ".template", ".dist", ".schema", ".defaults"];

    /// <summary>Names of which a glob may be one.</summary>
    public static IReadOnlyList<string> Examples { get; } = [.. s_names, ".env.local", "credentials", "server.pem", "server.key"];

    /// <summary>Pieces of programs that read the environment; a search for them in sources is no such program.</summary>
    public static IReadOnlyList<string> Fragments { get; } = ["environ", "process.env", "getenv", "ENV", "Env:"];

    /// <summary>What runs a program given on its command line.</summary>
    public static IReadOnlyList<string> Interpreters { get; } = ["python", "node ", "ruby", "perl", "php", "pwsh", "powershell", "deno", "bun "];

    /// <summary>A program and the subcommands or options, in their order, that have it print secrets.</summary>
    public static IReadOnlyList<string[]> Commands { get; } =
    [
        ["gh", "auth", "token"], ["gh", "auth", "status"], ["glab", "auth", "status"],
        ["op", "read"], ["op", "item", "get"], ["op", "inject"], ["op", "document", "get"],
        ["vault", "read"], ["vault", "kv", "get"], ["vault", "token"], ["vault", "print"],
        ["aws", "secretsmanager", "get-secret-value"], ["aws", "ssm", "get-parameter"], ["aws", "ssm", "get-parameters"], ["aws", "ssm", "get-parameters-by-path"],
        ["aws", "configure", "export-credentials"], ["aws", "configure", "get"], ["aws", "sts", "get-session-token"], ["aws", "sts", "assume-role"], ["aws", "ecr", "get-login-password"],
        ["gcloud", "secrets", "versions", "access"], ["gcloud", "auth", "print-access-token"], ["gcloud", "auth", "print-identity-token"], ["gcloud", "auth", "application-default", "print-access-token"],
        ["az", "keyvault", "secret", "show"], ["az", "account", "get-access-token"], ["az", "acr", "credential"], ["az", "storage", "account", "keys"],
        ["kubectl", "get", "secret"], ["kubectl", "get", "secrets"], ["kubectl", "describe", "secret"], ["kubectl", "config", "view"], ["kubectl", "create", "token"], ["oc", "whoami", "-t"],
        ["docker", "inspect"], ["docker", "compose", "config"], ["podman", "inspect"], ["helm", "get", "values"],
        ["heroku", "config"], ["heroku", "auth", "token"], ["fly", "tokens"], ["vercel", "env"], ["netlify", "env"],
        ["terraform", "output"], ["terraform", "show"], ["terraform", "state"], ["tofu", "output"], ["tofu", "show"], ["tofu", "state"],
        ["pass", "show"], ["security", "find-generic-password"], ["security", "find-internet-password"], ["secret-tool", "lookup"], ["keyring", "get"], ["bw", "get"],
        ["git", "credential", "fill"], ["git", "config", "--list"], ["git", "config", "-l"], ["git", "config", "list"], ["git", "config", "--get-regexp"], ["git", "remote", "-v"],
        ["git", "log", "-p"], ["git", "log", "--patch"], ["git", "log", "-u"], ["git", "log", "-G"], ["git", "log", "-S"], ["git", "log", "-L"], ["git", "log", "-c"], ["git", "log", "--cc"],
        ["git", "show"], ["git", "stash", "show"], ["git", "cat-file"], ["git", "whatchanged"], ["git", "reflog", "-p"], ["git", "archive"], ["git", "fast-export"], ["git", "bundle"],
        ["git", "diff", "--no-index"], ["git", "diff", "--exit-code"], ["git", "format-patch", "--stdout"],
        ["npm", "token"], ["npm", "config"], ["doppler", "secrets"], ["infisical", "secrets"], ["infisical", "export"], ["chamber", "read"], ["chamber", "export"],
        ["sops", "-d"], ["sops", "--decrypt"], ["sops", "decrypt"], ["ansible-vault", "view"], ["ansible-vault", "decrypt"], ["gpg", "-d"], ["gpg", "--decrypt"], ["age", "-d"],
    ];

    /// <summary>Whether a path leads into a folder of which most files are secret, or names it.</summary>
    public static bool IsInSecretFolder(string path) => path.Split('/', '\\').Any(s_folders.Contains);

    /// <summary>Whether a path names a file that is made to hold secrets.</summary>
    public static bool IsSecretPath(string path)
    {
        string unified = path.Replace('\\', '/').TrimEnd('/');
        string name = unified[(unified.LastIndexOf('/') + 1)..];
        if (name.Length == 0 || s_templates.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        // a folder or an extension alone, as in "*.pem" or "-name .key", is no file
        return s_names.Contains(name)
            || name.StartsWith(".env.", StringComparison.OrdinalIgnoreCase)
            || (name.EndsWith(".env", StringComparison.OrdinalIgnoreCase) && !unified.StartsWith("process.", StringComparison.Ordinal))
            || s_extensions.Contains(Path.GetExtension(name))
            || s_ends.Any(end => unified.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }
}
