namespace Redaction.Tool.Running.Environments;

/// <summary>
/// The variables with which the command lines of vaults log in. Whoever has one has the vault, not only the values that a command
/// was meant to have: they are not passed on.
/// </summary>
internal static class VaultVariables
{
    // 1Password (developer.1password.com/docs/cli/environment-variables), HashiCorp Vault (developer.hashicorp.com/vault/docs/commands),
    // Bitwarden (bitwarden.com/help/cli, /help/secrets-manager-cli), Doppler, Infisical, Keeper and Conjur (their CLIs' manuals)
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "OP_SERVICE_ACCOUNT_TOKEN", "OP_CONNECT_TOKEN", "OP_CONNECT_HOST", "OP_SESSION", "OP_ACCOUNT", "OP_CONFIG_DIR", "OP_CACHE",
        "OP_FORMAT", "OP_BIOMETRIC_UNLOCK_ENABLED", "OP_DEBUG", "OP_RUN_NO_MASKING",
        "VAULT_TOKEN",
        "BW_SESSION", "BW_PASSWORD", "BW_CLIENTSECRET", "BWS_ACCESS_TOKEN",
        "DOPPLER_TOKEN",
        "INFISICAL_TOKEN",
        "KSM_CONFIG", "KSM_TOKEN",
        "CONJUR_AUTHN_API_KEY",
    };

    /// <summary>Whether a variable is one of them.</summary>
    public static bool Contains(string name) => s_names.Contains(name) || name.StartsWith("OP_SESSION_", StringComparison.Ordinal);

    /// <summary>Whether its value is a secret, and no setting.</summary>
    public static bool IsSecret(string name) =>
        Contains(name)
        && (!name.StartsWith("OP_", StringComparison.Ordinal) || name.EndsWith("_TOKEN", StringComparison.Ordinal) || name.StartsWith("OP_SESSION", StringComparison.Ordinal));
}
