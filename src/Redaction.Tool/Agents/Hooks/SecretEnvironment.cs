using System.Collections;
using System.Text;

namespace Redaction.Tool.Agents.Hooks;

/// <summary>The variables of our environment whose names say that they hold a secret: the agent's tools have them too.</summary>
internal static class SecretEnvironment
{
    /// <summary>Registers their values under their names. A value that cannot be masked without harm (too short, too common) is left out: nobody is there to be told.</summary>
    public static void Register(SecretRegistry registry)
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string { Length: > 0 } value } && SecretVariables.IsNamedSecret(name)
                && !SecretVariables.IsPlace(Encoding.UTF8.GetBytes(value)))
            {
                try
                {
                    registry.Add(value, name);
                }
                catch (ArgumentException)
                {
                    // refused: see the summary
                }
            }
        }
    }
}
