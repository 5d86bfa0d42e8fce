using System.Collections.Concurrent;
using Redaction.Analyzers.Naming;

namespace Redaction.Analyzers.Flow.Sources;

/// <summary>
/// Which names in C# code say that what they name is a secret. The engine's judge was made for names of variables and keys, where
/// <c>token</c> is a secret; in code a token is as often a lexer's, a key that of a dictionary, and <c>passwordBox</c> a control. So
/// a name must also end with its secret, and a word of two meanings needs a word before it that decides: <c>accessToken</c>,
/// <c>signingKey</c>; not <c>continuationToken</c>, <c>cacheKey</c>, <c>secretName</c>. Thread-safe.
/// </summary>
internal static class IdentifierNames
{
    private const int MaxKept = 16 * 1024;

    private static readonly ConcurrentDictionary<string, bool> s_answers = new(StringComparer.Ordinal);

    /// <summary>At the end these are a secret whatever stands before.</summary>
    private static readonly HashSet<string> s_secrets = new(StringComparer.Ordinal)
    {
        "password", "passwords", "passwd", "pwd", "passphrase", "passphrases", "passcode", "secret", "secrets", "apikey", "apikeys",
        "credential", "credentials", "jwt", "accesskey", "secretkey", "privatekey", "accesstoken", "authtoken",
    };

    /// <summary>What makes a secret of a key that follows.</summary>
    private static readonly HashSet<string> s_keys = new(StringComparer.Ordinal)
    {
        "api", "access", "secret", "private", "encryption", "decryption", "signing", "shared", "master",
        "ssh", "deploy", "auth", "symmetric", "hmac", "aes", "rsa", "admin", "consumer", "webhook",
    };

    /// <summary>What makes a secret of a token that follows.</summary>
    private static readonly HashSet<string> s_tokens = new(StringComparer.Ordinal)
    {
        "access", "auth", "authentication", "authorization", "bearer", "refresh", "api", "id", "session", "jwt", "security", "personal",
        "oauth", "sas", "bot", "github", "gitlab", "slack", "npm", "deploy", "admin", "login", "reset",
        "identity", "bearers", "antiforgery", "csrf", "vault",
    };

    /// <summary>These say only in which form the secret is.</summary>
    private static readonly HashSet<string> s_forms = new(StringComparer.Ordinal)
    {
        "value", "text", "string", "bytes", "plain", "plaintext", "raw", "base", "hex", "utf", "chars", "buffer", "span", "local", "copy",
    };

    /// <summary>Anywhere in a name these say that it is something about a secret, or one that was made safe.</summary>
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal)
    {
        "hash", "hashed", "encrypted", "protected", "masked", "redacted", "obfuscated", "sanitized", "digest", "fingerprint", "public",
        "is", "has", "use", "uses", "no", "needs", "require", "requires", "allow", "forgot", "invalid", "missing", "wrong", "cancellation",
        "dummy", "fake", "placeholder", "expected",
    };

    /// <summary>Whether a name says that it holds a secret.</summary>
    public static bool IsSecret(string name)
    {
        if (name.Length < 3)
        {
            return false;
        }

        if (s_answers.TryGetValue(name, out bool answer))
        {
            return answer;
        }

        if (s_answers.Count >= MaxKept)
        {
            s_answers.Clear();
        }

        answer = Judge(name);
        s_answers[name] = answer;
        return answer;
    }

    /// <summary>Whether a method's name says that it gives a secret: <c>GetPassword</c>, <c>ReadApiKeyAsync</c>.</summary>
    public static bool IsReaderOfSecret(string name)
    {
        foreach (string verb in (string[])["Get", "Read", "Load", "Fetch", "Retrieve", "Resolve", "Acquire", "Reveal", "Decrypt"])
        {
            if (name.StartsWith(verb, StringComparison.Ordinal) && name.Length > verb.Length)
            {
                string noun = name.Substring(verb.Length);
                return IsSecret(noun.EndsWith("Async", StringComparison.Ordinal) ? noun.Substring(0, noun.Length - "Async".Length) : noun);
            }
        }

        return false;
    }

    private static bool Judge(string name)
    {
        List<string> words = IdentifierWords.Of(name);
        if (words.Exists(s_others.Contains))
        {
            return false;
        }

        int last = words.Count - 1;
        while (last > 0 && s_forms.Contains(words[last]))
        {
            last--;
        }

        if (last < 0)
        {
            return false;
        }

        string noun = words[last];
        string? before = last > 0 ? words[last - 1] : null;
        return noun switch
        {
            "string" => false,
            "key" or "keys" => before is not null && (s_keys.Contains(before) || before is "account" && last > 1 && words[last - 2] is "storage"),
            "token" or "tokens" => before is not null && s_tokens.Contains(before),
            // words of a form are not taken off here: they are the name
            _ when before is "connection" && last + 1 < words.Count && words[last + 1] is "string" => true,
            "connection" => last + 1 < words.Count && words[last + 1] is "string" && words.Count == last + 2,
            _ => s_secrets.Contains(noun) && SecretNames.IsSecret(name),
        };
    }
}
