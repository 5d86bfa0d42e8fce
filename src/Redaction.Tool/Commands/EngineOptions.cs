using System.CommandLine;
using Redaction.Tool.Filtering;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The options of every command that looks for secrets: which values, and under which key they are fingerprinted.</summary>
internal sealed class EngineOptions
{
    private const int LongestKey = 4096;

    private readonly Option<string[]> _known = new("--known")
    {
        Description = "Look for these values too: one name=value a line, # comments aside. A file, a pipe or /dev/fd/N; may be repeated.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _key = new("--fingerprint-key")
    {
        Description = "A key of 16 bytes or more, under which equal secrets have equal fingerprints in every run; a random one by default.",
        HelpName = "FILE",
    };

    private readonly ChoiceOption<Profile> _profile;

    private readonly ChoiceOption<Confidence> _confidence = new(
        "--confidence", "The least confidence of a finding; verified means that its checksum or structure proves it.", Confidence.Generic);

    private readonly Option<bool> _identifiers = new("--identifiers")
    {
        Description = "Find identifiers too: client ids, public keys and their kind, which are made to be shown.",
    };

    /// <summary>Makes the options, with the profile that holds when none is given.</summary>
    public EngineOptions(Profile profile) => _profile = new ChoiceOption<Profile>(
        "--profile", "redact: rather mask a word too many than let a secret pass; alert: only what is worth stopping for.", profile);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_profile);
        command.Add(_confidence);
        command.Add(_identifiers);
        command.Add(_known);
        command.Add(_key);
    }

    /// <summary>Makes the redactor that the command line asks for.</summary>
    /// <exception cref="UsageException">A file is not of its form.</exception>
    public SecretRedactor CreateRedactor(ParseResult parsed, RedactorOptions options)
    {
        if (parsed.GetValue(_key) is { } keyFile)
        {
            options.FingerprintKey = ReadKey(keyFile);
        }

        options.Profile = _profile.Read(parsed);
        options.MinConfidence = _confidence.Read(parsed);
        options.Identifiers = parsed.GetValue(_identifiers);
        var redactor = new SecretRedactor(options);
        foreach (string file in parsed.GetValue(_known) ?? [])
        {
            KnownFile.Register(file, redactor);
        }

        return redactor;
    }

    private static byte[] ReadKey(string path)
    {
        using SensitiveBytes? file = NamedFile.Read(path, LongestKey);
        ReadOnlySpan<byte> key = file is null ? [] : file.Span.TrimEnd("\r\n"u8);
        return key.Length >= RedactorOptions.MinFingerprintKey
            ? key.ToArray()
            : throw new UsageException(
                $"{SafeText.Escape(path)}: a fingerprint key has {RedactorOptions.MinFingerprintKey} to {LongestKey} bytes; make one with 'head -c 32 /dev/urandom'");
    }
}
