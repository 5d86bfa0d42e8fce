using Microsoft.CodeAnalysis.Text;
using Redaction.Analyzers.CodeFixes;

namespace Redaction.Analyzers.Tests.CodeFixes;

/// <summary>A key is added to a JSON file, and nothing else of the file changes.</summary>
public class JsonInsertionTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        { "{}", "A", "{\n  \"A\": \"v\"\n}" },
        { "{\n}\n", "A", "{\n  \"A\": \"v\"\n}\n" },
        { "{\n  \"B\": 1\n}\n", "A", "{\n  \"B\": 1,\n  \"A\": \"v\"\n}\n" },
        { "{\n    \"B\": 1\n}\n", "S:A", "{\n    \"B\": 1,\n    \"S\": {\n        \"A\": \"v\"\n    }\n}\n" },
        { "{\r\n\t\"B\": 1\r\n}\r\n", "S:A", "{\r\n\t\"B\": 1,\r\n\t\"S\": {\r\n\t\t\"A\": \"v\"\r\n\t}\r\n}\r\n" },
        { "{\n  \"S\": {\n    \"B\": [1, 2]\n  },\n  \"T\": {}\n}\n", "S:A", "{\n  \"S\": {\n    \"B\": [1, 2],\n    \"A\": \"v\"\n  },\n  \"T\": {}\n}\n" },
        { "{\n  \"S\": {},\n  \"T\": 1\n}\n", "S:A", "{\n  \"S\": {\n    \"A\": \"v\"\n  },\n  \"T\": 1\n}\n" },
        { "{\n  \"S\": { \"B\": 1 }\n}\n", "S:A", "{\n  \"S\": { \"B\": 1, \"A\": \"v\" }\n}\n" },
        { "{ \"B\": 1 }", "S:A", "{ \"B\": 1, \"S\": { \"A\": \"v\" } }" },
        { "{\n  \"B\": 1, // kept\n}\n", "A", "{\n  \"B\": 1, // kept\n  \"A\": \"v\"\n}\n" },
        { "{\n  \"B\": 1 // kept\n}\n", "A", "{\n  \"B\": 1, // kept\n  \"A\": \"v\"\n}\n" },
        { "{\n  /* \"A\": 1 */\n  \"B\": \"a \\\"{ b\"\n}\n", "A", "{\n  /* \"A\": 1 */\n  \"B\": \"a \\\"{ b\",\n  \"A\": \"v\"\n}\n" },
        { "{\n  \"T\": { \"S\": 1 }\n}\n", "S:A", "{\n  \"T\": { \"S\": 1 },\n  \"S\": {\n    \"A\": \"v\"\n  }\n}\n" },
    };

    public static TheoryData<string, string> Unchanged => new()
    {
        { "{ \"A\": \"kept\" }", "A" },
        { "{ \"a\": \"kept\" }", "A" },
        { "{ \"S\": { \"A\": 1 } }", "S:A" },
        { "{ \"S\": 1 }", "S:A" },
        { "[1]", "A" },
        { "", "A" },
        { "{ \"B\": 1", "A" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_key_is_added(string before, string key, string after) =>
        Assert.Equal(after, JsonInsertion.Insert(SourceText.From(before), new ConfigurationEntry(key, "v")).ToString());

    [Theory]
    [MemberData(nameof(Unchanged))]
    public void A_file_that_has_the_key_or_is_no_object_stays(string before, string key) =>
        Assert.Equal(before, JsonInsertion.Insert(SourceText.From(before), new ConfigurationEntry(key, "v")).ToString());
}
