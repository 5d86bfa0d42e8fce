using System.Collections.Concurrent;

namespace Redaction.Analyzers.Naming;

/// <summary>
/// Which names of members, parameters, variables and configuration keys say that they hold a secret: the engine's own judge of names,
/// whose answers are kept, since a compilation has few names and asks for them often. Thread-safe.
/// </summary>
internal static class SecretNames
{
    /// <summary>How many answers are kept; then the cache starts anew, so that a long session in an editor does not grow.</summary>
    private const int MaxKept = 16 * 1024;

    private static readonly ConcurrentDictionary<string, bool> s_answers = new(StringComparer.Ordinal);

    /// <summary>Whether a name says that what it names is a secret: <c>dbPassword</c>, <c>ApiKey</c>; not <c>TokenUrl</c>, nor <c>passwordLength</c>.</summary>
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

        answer = SecretVariables.IsNamedSecret(name);
        s_answers[name] = answer;
        return answer;
    }
}
