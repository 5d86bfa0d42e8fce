using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Configuring;

/// <summary>
/// The variables of the environment that stand for an option. They count only where a configuration is looked for: not where
/// output goes to a model, since whoever sets a variable could otherwise weaken the masking.
/// </summary>
internal static class ToolEnvironment
{
    private const string ConfigurationVariable = "REDACT_CONFIG";
    private const string ProfileVariable = "REDACT_PROFILE";

    /// <summary>What help says of them.</summary>
    public const string Notes =
        """
        Environment, for commands that look for a configuration (not for filter):
          REDACT_CONFIG    the configuration file when there is no --config
          REDACT_PROFILE   the profile, redact or alert, when there is no --profile
          NO_COLOR         no colours
        """;

    /// <summary>The configuration file; null when none is named.</summary>
    public static string? Configuration => Read(ConfigurationVariable);

    /// <summary>The profile; null when none is named.</summary>
    /// <exception cref="UsageException">There is no such profile.</exception>
    public static Profile? Profile
    {
        get
        {
            if (Read(ProfileVariable) is not { } text)
            {
                return null;
            }

            Profile[] all = Enum.GetValues<Profile>();
            int index = Array.FindIndex(all, profile => Label.Of(profile) == text);
            return index >= 0 ? all[index] : throw new UsageException($"{ProfileVariable} is one of {string.Join(", ", all.Select(Label.Of))}");
        }
    }

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
