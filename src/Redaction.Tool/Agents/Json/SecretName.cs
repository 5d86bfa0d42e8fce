namespace Redaction.Tool.Agents.Json;

/// <summary>Whether the name of a variable or member says that its value is a secret: <c>GITHUB_TOKEN</c>, <c>dbPassword</c>, <c>api-key</c>.</summary>
internal static class SecretName
{
    private static readonly HashSet<string> s_secrets =
        ["password", "passwd", "passphrase", "pwd", "pw", "secret", "secrets", "token", "apikey", "credential", "credentials", "privatekey", "secretkey", "accesskey", "authkey"];

    // a "key" alone may be a key of a map
    private static readonly HashSet<string> s_keys = ["api", "access", "private", "secret", "signing", "encryption", "account", "auth", "master", "service", "license", "deploy"];

    // what stands last in the name of something about a secret, not of the secret
    private static readonly HashSet<string> s_about =
        ["file", "path", "dir", "url", "uri", "host", "port", "name", "id", "type", "sock", "count", "limit", "length", "size", "ttl", "expiry", "expires", "enabled", "command", "helper", "askpass"];

    /// <summary>Whether the name says so.</summary>
    public static bool Says(string name)
    {
        // the shell's own: the folder
        if (name is "PWD" or "OLDPWD")
        {
            return false;
        }

        List<string> words = Words(name);
        if (words.Count == 0 || s_about.Contains(words[^1]))
        {
            return false;
        }

        for (int i = 0; i < words.Count; i++)
        {
            if (s_secrets.Contains(words[i]) || (words[i] == "key" && i > 0 && s_keys.Contains(words[i - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isEnd = i == name.Length || !char.IsAsciiLetterOrDigit(name[i]);
            bool isHump = !isEnd && i > start && char.IsAsciiLetterUpper(name[i]) && !char.IsAsciiLetterUpper(name[i - 1]);
            if (!isEnd && !isHump)
            {
                continue;
            }

            if (i > start)
            {
                words.Add(name[start..i].ToLowerInvariant());
            }

            start = isEnd ? i + 1 : i;
        }

        return words;
    }
}
