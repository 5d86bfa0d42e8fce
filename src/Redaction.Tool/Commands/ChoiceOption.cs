using System.CommandLine;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Commands;

/// <summary>An option whose value is one of an enumeration, written in lower case with dashes: <c>self-identifying</c>.</summary>
internal sealed class ChoiceOption<T> : Option<string>
    where T : struct, Enum
{
    private readonly T _otherwise;

    public ChoiceOption(string name, string description, T otherwise)
        : base(name)
    {
        _otherwise = otherwise;
        Description = description;
        HelpName = string.Join('|', Enum.GetValues<T>().Select(Label.Of));
        DefaultValueFactory = _ => Label.Of(otherwise);
        CompletionSources.Add([.. Enum.GetValues<T>().Select(Label.Of)]);
    }

    /// <summary>Whether the command line has it.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetResult(this) is { Implicit: false };

    /// <summary>What was chosen.</summary>
    /// <exception cref="UsageException">There is no such choice.</exception>
    public T Read(ParseResult parsed)
    {
        string text = parsed.GetValue(this) ?? Label.Of(_otherwise);
        foreach (T value in Enum.GetValues<T>())
        {
            if (Label.Of(value) == text)
            {
                return value;
            }
        }

        throw new UsageException($"{Name} is one of {string.Join(", ", Enum.GetValues<T>().Select(Label.Of))}");
    }
}
