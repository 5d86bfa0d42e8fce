using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using Tomlyn;
using Tomlyn.Model;

namespace Redaction.Toml.Tests;

/// <summary>The schema that editors use says the same as the reader.</summary>
public class SchemaTests
{
    private static readonly JsonNode s_schema = JsonNode.Parse(Repository.Read("rules", "redaction.schema.json"))!;

    public static TheoryData<string> RuleFiles() =>
        [.. Directory.GetFiles(Repository.PathOf("rules"), "*.toml").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(RuleFiles))]
    public async Task It_accepts_every_rule_file(string name) => Assert.Empty(await ValidateAsync(Repository.Read("rules", name)));

    [Fact]
    public async Task It_accepts_the_examples_of_the_readme()
    {
        foreach (string example in Repository.ReadmeExamples())
        {
            Assert.Empty(await ValidateAsync(example));
        }
    }

    [Fact]
    public async Task It_accepts_what_an_import_writes() =>
        Assert.Empty(await ValidateAsync(GitleaksConfiguration.Import(Repository.Read("tests", "Redaction.Toml.Tests", "Gitleaks", "acme.gitleaks.toml"), "x").Toml));

    [Theory]
    [InlineData("profle = \"alert\"")]
    [InlineData("profile = \"alarm\"")]
    [InlineData("[[rule]]\ntitle = \"x\"")]
    [InlineData("[[rule]]\nid = \"Acme\"")]
    [InlineData("[[rule]]\nid = \"acme\"\nsevrity = \"low\"")]
    [InlineData("[[rule]]\nid = \"acme\"\nmin_entropy = 9")]
    [InlineData("[[allow]]\nreason = \"x\"")]
    [InlineData("[suppressions]\ncomments = [\"x\"]")]
    public async Task It_refuses_what_the_reader_refuses(string text)
    {
        Assert.NotEmpty(await ValidateAsync(text));
        Assert.Throws<RuleFileException>(() => TomlRules.Parse(text, "r"));
    }

    [Theory]
    [InlineData("nofield = 1", "")]
    [InlineData("[[rule]]\nid = \"jwt\"\nnofield = 1", "rule")]
    [InlineData("[[allow]]\nnofield = 1", "allow")]
    [InlineData("[suppressions]\nnofield = 1", "suppressions")]
    public void It_has_the_fields_that_the_reader_has(string text, string definition)
    {
        string message = Assert.Throws<RuleFileException>(() => TomlRules.Parse(text, "r")).Message;
        IEnumerable<string> read = message[(message.IndexOf("There are ", StringComparison.Ordinal) + "There are ".Length)..].TrimEnd('.').Split(", ");
        JsonNode node = definition switch
        {
            "" => s_schema,
            "suppressions" => s_schema["properties"]![definition]!,
            _ => s_schema["definitions"]![definition]!,
        };
        IEnumerable<string> known = node["properties"]!.AsObject().Select(property => property.Key);
        Assert.Equal(read.Concat(definition.Length == 0 ? ["allow", "rule", "suppressions"] : []).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("rule", "severity", typeof(Severity))]
    [InlineData("rule", "shape", typeof(SecretShape))]
    [InlineData("rule", "kind", typeof(RuleKind))]
    [InlineData("rule", "checksum_policy", typeof(ChecksumPolicy))]
    [InlineData("", "confidence", typeof(Confidence))]
    [InlineData("", "profile", typeof(Profile))]
    public void It_has_the_choices_that_the_reader_has(string definition, string field, Type choice)
    {
        JsonNode node = definition.Length > 0 ? s_schema["definitions"]![definition]!["properties"]![field]!
            : s_schema["definitions"]![field] ?? s_schema["properties"]![field]!;
        Assert.Equal(
            Enum.GetNames(choice).Select(JsonNamingPolicy.KebabCaseLower.ConvertName),
            node["enum"]!.AsArray().Select(value => value!.GetValue<string>()));
    }

    private static async Task<ICollection<ValidationError>> ValidateAsync(string toml)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(s_schema.ToJsonString(), TestContext.Current.CancellationToken);
        return schema.Validate(Json(TomlSerializer.Deserialize<TomlTable>(toml)!)!.ToJsonString());
    }

    private static JsonNode? Json(object? value) => value switch
    {
        TomlTable table => new JsonObject(table.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        TomlTableArray tables => new JsonArray([.. tables.Select(Json)]),
        TomlArray array => new JsonArray([.. array.Select(Json)]),
        _ => JsonSerializer.SerializeToNode(value),
    };
}
