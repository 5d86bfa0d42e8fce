using System.CommandLine;
using Redaction.Tool.Hosting;

namespace Redaction.Tool.Commands;

/// <summary><c>--format text|json</c>.</summary>
internal sealed class FormatOption : Option<string>
{
    public FormatOption()
        : base("--format")
    {
        Description = "text for people, json for programs.";
        HelpName = "text|json";
        DefaultValueFactory = _ => "text";
    }

    /// <summary>Whether JSON is asked for.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(this) switch
    {
        "text" => false,
        "json" => true,
        _ => throw new UsageException("--format is text or json"),
    };
}
