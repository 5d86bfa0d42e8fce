using System.CommandLine;
using Redaction.Tool.Baselines;
using Redaction.Tool.Configuring;
using Redaction.Tool.Filtering;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The options of every command that looks for secrets: which rules and values, and under which key they are fingerprinted.</summary>
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

    private readonly ConfigurationOptions _configuration;

    private readonly BaselineOptions? _baseline;

    private readonly bool _findsConfiguration;

    /// <summary>Makes the options, with the profile that holds when none is given.</summary>
    /// <param name="profile">The profile when none is given.</param>
    /// <param name="findsConfiguration">Whether a configuration, a baseline and variables count that the command line does not name.</param>
    /// <param name="usesBaseline">Whether findings of a baseline are left out.</param>
    public EngineOptions(Profile profile, bool findsConfiguration, bool usesBaseline = true)
    {
        _configuration = new ConfigurationOptions(findsConfiguration);
        _baseline = findsConfiguration && usesBaseline ? new BaselineOptions() : null;
        _findsConfiguration = findsConfiguration;
        _profile = new ChoiceOption<Profile>(
            "--profile", "redact: rather mask a word too many than let a secret pass; alert: only what is worth stopping for.", profile);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_profile);
        command.Add(_confidence);
        command.Add(_identifiers);
        command.Add(_known);
        command.Add(_key);
        _configuration.AddTo(command);
        _baseline?.AddTo(command);
    }

    /// <summary>Whether more is to be said.</summary>
    public bool IsVerbose(ParseResult parsed) => _configuration.IsVerbose(parsed);

    /// <summary>Makes what the command line asks for. What it says itself wins over the configuration file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">What the command itself decides.</param>
    /// <param name="messages">Where to tell what is used.</param>
    /// <param name="folder">Where the search for a configuration and a baseline begins; the current folder by default.</param>
    /// <param name="masks">Whether what is found is masked in what leaves for somebody else: then rather a word too many is masked, and only what the command line names counts.</param>
    /// <exception cref="UsageException">A file is not of its form.</exception>
    public Engine Create(ParseResult parsed, RedactorOptions options, MessageWriter messages, string? folder = null, bool masks = false)
    {
        folder ??= Environment.CurrentDirectory;
        LoadedConfiguration? configuration = masks ? _configuration.ReadNamed(parsed, messages, folder) : _configuration.Read(parsed, messages, folder);
        options.Profile = masks ? Profile.Redact : _profile.Read(parsed);
        options.MinConfidence = _confidence.Read(parsed);
        configuration?.Rules.ApplyTo(options);
        options.Profile = _profile.IsGiven(parsed) ? _profile.Read(parsed)
            : _findsConfiguration && !masks ? ToolEnvironment.Profile ?? options.Profile
            : options.Profile;
        options.MinConfidence = _confidence.IsGiven(parsed) ? _confidence.Read(parsed) : options.MinConfidence;
        options.Identifiers |= parsed.GetValue(_identifiers);
        byte[]? key = GivenKey(parsed);
        (Baseline Baseline, string File)? baseline = masks ? null : _baseline?.Read(parsed, folder);
        if (baseline is var (held, baselineFile))
        {
            options.FingerprintKey = held.Key.Resolve(key, SafeText.Escape(baselineFile));
            if (IsVerbose(parsed))
            {
                messages.Report($"the baseline is {SafeText.Escape(baselineFile)}");
            }
        }
        else if (key is not null)
        {
            options.FingerprintKey = key;
        }
        else if (options.FingerprintKey.IsEmpty && configuration is { Rules.HasFingerprints: true })
        {
            messages.Report($"{SafeText.Escape(configuration.Rules.Files[^1])}: allows by fingerprint, which counts only under the key that it was made with; give --fingerprint-key");
        }

        SecretRedactor redactor = Build(options);
        WarmUp(redactor);
        foreach (string file in parsed.GetValue(_known) ?? [])
        {
            KnownFile.Register(file, redactor);
        }

        return new Engine(redactor, options, configuration, baseline is var (entries, path) ? new BaselineMatcher(entries, path, redactor) : null);
    }

    /// <summary>The key of <c>--fingerprint-key</c>; null when there is none.</summary>
    /// <exception cref="UsageException">The file cannot be read, or it is no key.</exception>
    public byte[]? GivenKey(ParseResult parsed) => parsed.GetValue(_key) is { } path ? ReadKey(path) : null;

    private static SecretRedactor Build(RedactorOptions options)
    {
        try
        {
            return new SecretRedactor(options);
        }
        catch (ArgumentException e)
        {
            // a rule of the configuration whose match is longer than what a stream may hold back
            throw new UsageException(SafeText.Escape(e.Message));
        }
    }

    /// <summary>
    /// Builds the engine on another thread while a command or git is started: a first text does it. A text of a stream, since one that may
    /// go on needs more than a whole one.
    /// </summary>
    private static void WarmUp(SecretRedactor redactor)
    {
        var thread = new Thread(() =>
        {
            using Stream stream = redactor.WrapForWriting(Stream.Null);
            stream.Write("\n"u8);
        })
        {
            IsBackground = true,
            Name = "warm-up",
        };
        thread.Start();
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
