namespace Redaction.Tool.Agents.Settings;

/// <summary>For whom settings hold.</summary>
internal enum SettingsScope
{
    /// <summary>For this user, in every project.</summary>
    User,

    /// <summary>For everybody who works on the current folder's project.</summary>
    Project,
}
