using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Redaction.Replacement;
using Redaction.Scanning;

namespace Redaction;

/// <summary>
/// Finds secrets and puts masks in their place: values registered at run time and the rules' patterns, in one pass, with the
/// same result however the input is cut. Make one and keep it; all members are thread-safe.
/// </summary>
[DebuggerDisplay("{_rules.Count} rules, {_registry.Count} known values")]
public sealed partial class SecretRedactor
{
    private readonly RuleSet _rules;
    private readonly SecretRegistry _registry;
    private readonly Lazy<Scanner> _scanner;

    /// <summary>Makes a redactor with the built-in rules and a tag as the mask.</summary>
    public SecretRedactor()
        : this(new RedactorOptions())
    {
    }

    /// <summary>Makes a redactor.</summary>
    /// <param name="options">How it works; read now, later changes have no effect.</param>
    /// <exception cref="ArgumentException">An option is out of its range, a rule's match is longer than
    /// <see cref="RedactorOptions.MaxHold"/>, or the mask is of a <see cref="Placeholders"/> session with another registry.</exception>
    /// <exception cref="PatternSyntaxException">A rule's pattern is not of the dialect.</exception>
    public SecretRedactor(RedactorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxHold, RedactorOptions.MinMaxHold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxHold, RedactorOptions.MaxMaxHold);
        ArgumentOutOfRangeException.ThrowIfNegative(options.DecodeDepth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.DecodeDepth, RedactorOptions.MaxDecodeDepth);
        FingerprintKey.Check(options.FingerprintKey, nameof(options));
        if (options.IdleFlush <= TimeSpan.Zero && options.IdleFlush != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException("IdleFlush is a positive time or Timeout.InfiniteTimeSpan.", nameof(options));
        }

        _rules = options.Rules ?? throw new ArgumentException("Rules must not be null; use RuleSet.Empty.", nameof(options));
        Mask = options.Mask ?? throw new ArgumentException("Mask must not be null.", nameof(options));
        TimeProvider = options.TimeProvider ?? TimeProvider.System;
        IdleFlush = options.IdleFlush;
        _registry = options.Registry ?? Mask.Registry ?? new SecretRegistry(default, TimeProvider);
        if (Mask.Registry is { } bound && bound != _registry)
        {
            throw new ArgumentException("The mask is of a Placeholders session with another registry; give both the same one.", nameof(options));
        }

        _registry.Serve(Mask);
        FingerprintKey fingerprints = options.FingerprintKey.IsEmpty ? _registry.Fingerprints : new FingerprintKey(options.FingerprintKey.Span);
        (int maxHold, Profile profile, Confidence least, bool identifiers, int depth) =
            (options.MaxHold, options.Profile, options.MinConfidence, options.Identifiers, options.DecodeDepth);
        _scanner = new Lazy<Scanner>(() =>
        {
            Rule[] used = [.. _rules.Select(rule => rule.Under(fingerprints))];
            return new Scanner(used, maxHold, fingerprints, profile, least, identifiers, depth);
        });
        if (_rules != RuleSet.Default || maxHold < RedactorOptions.DefaultMaxHold)
        {
            // what is wrong with a rule is told here; with the built-in rules nothing can be, and they wait for the first text
            _ = _scanner.Value;
        }
    }

    /// <summary>A redactor with the built-in rules and a tag as the mask, shared by the process.</summary>
    public static SecretRedactor Default => DefaultHolder.Instance;

    /// <summary>The rules it finds.</summary>
    public RuleSet Rules => _rules;

    /// <summary>The known values it finds.</summary>
    public SecretRegistry Registry => _registry;

    internal Scanner Scanner => _scanner.Value;

    internal Mask Mask { get; }

    internal TimeProvider TimeProvider { get; }

    internal TimeSpan IdleFlush { get; }

    /// <summary>The known values, without those whose time is over.</summary>
    internal SecretRegistry Known
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            _registry.ForgetExpired();
            return _registry;
        }
    }

    /// <summary>Registers a value that must not be shown from now on by this redactor, nor by others of its registry.</summary>
    /// <inheritdoc cref="SecretRegistry.Add(string, string)"/>
    public SecretLease Register(string value, string name) => _registry.Add(value, name);

    /// <summary>Registers a value that must not be shown from now on by this redactor, nor by others of its registry.</summary>
    /// <inheritdoc cref="SecretRegistry.Add(string, string, SecretOptions)"/>
    public SecretLease Register(string value, string name, SecretOptions options) => _registry.Add(value, name, options);

    /// <summary>Replaces the secrets in a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with masks; the same instance when there is no secret in it.</returns>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Scratch scratch = Scratch.Rent(this, wantsFingerprints: false);
        try
        {
            ReadOnlySpan<byte> utf8 = scratch.Encode(text);
            Scanner.Scan(utf8, isFinal: true, Known, scratch.State);
            return scratch.State.Spans.Count == 0 ? text : StringRewriter.Rewrite(text, utf8, Mask, scratch.State.Spans);
        }
        finally
        {
            Scratch.Return(scratch);
        }
    }

    /// <summary>Replaces the secrets in UTF-8 text.</summary>
    /// <param name="utf8">The text; bytes that are not UTF-8 pass unchanged.</param>
    /// <param name="output">Where the text with masks is written.</param>
    /// <returns>How many secrets were replaced.</returns>
    public int Redact(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Scratch scratch = Scratch.Rent(this, wantsFingerprints: false);
        try
        {
            Scanner.Scan(utf8, isFinal: true, Known, scratch.State);
            var sink = new BufferSink(output);
            Rewriter.Drain(utf8, Mask, scratch.State, ref sink);
            return sink.Findings;
        }
        finally
        {
            Scratch.Return(scratch);
        }
    }

    /// <summary>Finds the secrets in a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The findings, in order; places in chars (UTF-16 code units).</returns>
    public IReadOnlyList<Finding> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Scratch scratch = Scratch.Rent(this, wantsFingerprints: true);
        try
        {
            ReadOnlySpan<byte> utf8 = scratch.Encode(text);
            List<Finding> findings = Find(utf8, scratch.State);
            return findings.Count == 0 ? findings : StringRewriter.InChars(findings, utf8);
        }
        finally
        {
            Scratch.Return(scratch);
        }
    }

    /// <summary>Finds the secrets in UTF-8 text.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The findings, in order; places in bytes.</returns>
    public IReadOnlyList<Finding> Find(ReadOnlySpan<byte> utf8)
    {
        Scratch scratch = Scratch.Rent(this, wantsFingerprints: true);
        try
        {
            return Find(utf8, scratch.State);
        }
        finally
        {
            Scratch.Return(scratch);
        }
    }

    /// <summary>Tells for each place where a rule's pattern matches why it is taken for a secret or not.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The matches, by their places in bytes; known values are not among them.</returns>
    public IReadOnlyList<MatchExplanation> Explain(ReadOnlySpan<byte> utf8)
    {
        Scratch scratch = Scratch.Rent(this, wantsFingerprints: false);
        try
        {
            var explainer = new MatchExplainer();
            scratch.State.Explainer = explainer;
            Scanner.Scan(utf8, isFinal: true, registry: null, scratch.State);
            return [.. explainer.Explanations.OrderBy(e => e.Start).ThenBy(e => e.RuleId, StringComparer.Ordinal)];
        }
        finally
        {
            Scratch.Return(scratch);
        }
    }

    private List<Finding> Find(ReadOnlySpan<byte> utf8, ScanState state)
    {
        Scanner.Scan(utf8, isFinal: true, Known, state);
        if (state.Spans.Count == 0)
        {
            return [];
        }

        var sink = new FindingSink([]);
        Rewriter.Drain(utf8, Mask, state, ref sink);
        return sink.Findings;
    }

    private static class DefaultHolder
    {
        public static readonly SecretRedactor Instance = new();
    }
}
