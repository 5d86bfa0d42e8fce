using System.CommandLine;
using Redaction.Tool.Hosting;

namespace Redaction.Tool.Filtering;

/// <summary>The options that choose what stands where a secret stood.</summary>
internal sealed class MaskOptions
{
    private readonly Option<string> _mask = new("--mask")
    {
        Description = "What stands in a secret's place: tag is [REDACTED:rule], fixed is ***, same-length keeps columns, fingerprint is a tag that tells secrets apart.",
        HelpName = "tag|fixed|same-length|fingerprint",
        DefaultValueFactory = _ => "tag",
    };

    private readonly Option<string?> _text = new("--mask-text")
    {
        Description = "The text of --mask fixed.",
        HelpName = "TEXT",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_mask);
        command.Add(_text);
    }

    /// <summary>The mask that the command line asks for.</summary>
    /// <exception cref="UsageException">There is no such mask, or its text is refused.</exception>
    public Mask Choose(ParseResult parsed)
    {
        string kind = parsed.GetValue(_mask) ?? "";
        string? text = parsed.GetValue(_text);
        if (text is not null && kind != "fixed")
        {
            throw new UsageException("--mask-text is the text of --mask fixed; add that option");
        }

        try
        {
            return kind switch
            {
                "tag" => Mask.Tag,
                "fixed" => text is null ? Mask.Fixed() : Mask.Fixed(text),
                "same-length" => Mask.SameLength,
                "fingerprint" => Mask.FingerprintTag,
                _ => throw new UsageException("--mask is one of tag, fixed, same-length, fingerprint"),
            };
        }
        catch (ArgumentException)
        {
            throw new UsageException("--mask-text must have a text of one line, without quotation marks or backslashes");
        }
    }
}
