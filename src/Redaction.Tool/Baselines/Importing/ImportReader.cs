using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Redaction.Tool.Filtering;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Baselines.Importing;

/// <summary>Reads a JSON report of gitleaks or a baseline of detect-secrets. Such a report may hold secrets in full: no message quotes from it.</summary>
internal static class ImportReader
{
    private const int Largest = 256 * 1024 * 1024;
    private const int Sha1Digits = 40;

    /// <summary>Reads a file; its first byte tells whose it is: an array is gitleaks', an object is detect-secrets'.</summary>
    /// <exception cref="UsageException">It is neither; the message has the file and the line.</exception>
    public static IReadOnlyList<ImportedFinding> Read(string path)
    {
        using SensitiveBytes file = NamedFile.Read(path, Largest) ?? throw new UsageException($"{SafeText.Escape(path)}: has more than {Largest / (1024 * 1024)} MiB, too much for a report");
        ReadOnlySpan<byte> json = file.Span;
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        return json.TrimStart(" \t\r\n"u8) switch
        {
            [(byte)'[', ..] => [.. Parse(json, path, ImportJson.Default.GitleaksRecordArray, "report of gitleaks").Select(Of)],
            [(byte)'{', ..] => [.. Parse(json, path, ImportJson.Default.DetectSecretsBaseline, "baseline of detect-secrets").Results
                .SelectMany(results => results.Value.Select(record => Of(record, results.Key, path)))],
            _ => throw new UsageException($"{SafeText.Escape(path)}(1): is neither a JSON report of gitleaks nor a baseline of detect-secrets"),
        };
    }

    private static T Parse<T>(ReadOnlySpan<byte> json, string path, JsonTypeInfo<T> type, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new UsageException($"{SafeText.Escape(path)}({(e.LineNumber ?? 0) + 1}): is no JSON {what}");
        }
    }

    private static ImportedFinding Of(GitleaksRecord record) => new(
        record.File, (record.StartLine, Math.Max(record.StartLine, record.EndLine)), record.StartColumn > 0 ? (record.StartColumn, record.EndColumn) : null,
        record.RuleId, null, string.IsNullOrEmpty(record.Commit) ? null : record.Commit, BaselineVerdict.Unaudited);

    private static ImportedFinding Of(DetectSecretsRecord record, string file, string path) => new(
        file, (record.LineNumber, record.LineNumber), null, record.Type,
        record.HashedSecret.Length == Sha1Digits && record.HashedSecret.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(record.HashedSecret)
            : throw new UsageException($"{SafeText.Escape(path)}: {SafeText.Escape(file)}: a hashed_secret is no SHA-1 in hexadecimal"),
        null, record.IsSecret switch
        {
            true => BaselineVerdict.Real,
            false => BaselineVerdict.False,
            null => BaselineVerdict.Unaudited,
        });
}
