using System.Collections.Immutable;

namespace Redaction.Toml.Reading;

/// <summary>Reads which comments count, from the <c>[suppressions]</c> table.</summary>
internal static class SuppressionReader
{
    /// <summary>The comments that are named; those that held before when none are.</summary>
    public static ImmutableArray<SuppressionComment> Read(TomlFields fields, ImmutableArray<SuppressionComment> otherwise)
    {
        if (!fields.Has("comments"))
        {
            return otherwise;
        }

        var comments = ImmutableArray.CreateBuilder<SuppressionComment>();
        SuppressionComment[] all = Enum.GetValues<SuppressionComment>();
        foreach ((string text, int line) in fields.Lines("comments"))
        {
            int index = Array.FindIndex(all, comment => TomlFields.Dashed(comment) == text);
            comments.Add(index >= 0
                ? all[index]
                : throw fields.Error(line, $"there is no comment \"{text}\"; did you mean \"{NearestName.Find(text, all.Select(TomlFields.Dashed))}\"?"));
        }

        return comments.ToImmutable();
    }
}
