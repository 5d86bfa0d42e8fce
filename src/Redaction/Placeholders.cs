using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Redaction.KnownValues;
using Redaction.RoundTrip;

namespace Redaction;

/// <summary>
/// One session between a model and the world: on the way to the model, <see cref="Mask"/> writes a placeholder for each known
/// value, <c>[REDACTED:name#tag]</c>; on the way back, <see cref="Restore(string, string)"/> puts the value in its place, only
/// for the sinks that its lease names, and all of a text or nothing.
/// <para>
/// A tag is a keyed hash (HMAC-SHA-256, 120 bits) of the value and its name under the session's key, behind the session's id: it
/// cannot be made up, carried over from another session, or used to test a guess of the value. The same value has the same tag
/// throughout a session. Whoever may write text for a sink can have a value written there whose placeholder was seen: the sink
/// is the border, so name sinks narrowly.
/// </para>
/// Thread-safe.
/// </summary>
[DebuggerDisplay("session {_key.Id,nq}")]
public sealed class Placeholders : IDisposable
{
    /// <summary>The shortest session key: 32 bytes.</summary>
    public const int MinSessionKey = 32;

    private readonly SecretRegistry _registry;
    private readonly SessionKey _key;
    private readonly SessionTags _tags;
    private readonly SearchValues<string> _anchors;
    private readonly bool _restoreReferences;

    /// <summary>Begins a session.</summary>
    /// <param name="registry">The known values.</param>
    /// <param name="sessionKey">
    /// 32 random bytes or more, copied, to take up a session again; by default a new random key. Who has the key can make
    /// placeholders, and can test guesses of a value by its tag.
    /// </param>
    /// <param name="restoreReferences">
    /// Whether <see cref="Restore(string, string)"/> also puts values where their reference
    /// (<see cref="SecretOptions.Reference"/>) stands, as <see cref="Redaction.Mask.Reference"/> writes it. A reference is bound to no
    /// session: anyone who can guess it can write it. It stands for the value that has it now, the one registered last; a
    /// reference of no live lease is text.
    /// </param>
    /// <exception cref="ArgumentException">The key is shorter than 32 bytes.</exception>
    public Placeholders(SecretRegistry registry, ReadOnlySpan<byte> sessionKey = default, bool restoreReferences = false)
    {
        ArgumentNullException.ThrowIfNull(registry);
        if (sessionKey.Length is > 0 and < MinSessionKey)
        {
            throw new ArgumentException($"A session key has {MinSessionKey} bytes or more.", nameof(sessionKey));
        }

        _registry = registry;
        _key = new SessionKey(sessionKey);
        _tags = new SessionTags(registry, _key);
        _anchors = PlaceholderFinder.AnchorsOf(_key.Id);
        _restoreReferences = restoreReferences;
        Mask = Mask.Session(_tags, registry);
    }

    /// <summary>
    /// The mask that writes this session's placeholders, for <see cref="RedactorOptions.Mask"/>; the redactor then masks the values of
    /// this session's registry. It writes <c>[REDACTED:name#tag]</c> where a known value stood, letter for letter, and
    /// <c>[REDACTED:id]</c>, which is never restored, for a pattern's finding, for a part of a value or another form of it, and when the
    /// session is over. Where a value and another secret overlapped, <c>[REDACTED:more]</c> follows the placeholder.
    /// </summary>
    public Mask Mask { get; }

    /// <summary>Whether a text holds what looks like a placeholder or a mask, of any session or maker, whole or spoilt.</summary>
    /// <param name="text">The text, such as a file's new content.</param>
    public static bool ContainsPlaceholder(ReadOnlySpan<char> text) => new PlaceholderFinder(text).Next(out _);

    /// <inheritdoc cref="ContainsPlaceholder(ReadOnlySpan{char})"/>
    /// <param name="utf8">The text, such as a file's new content.</param>
    public static bool ContainsPlaceholder(ReadOnlySpan<byte> utf8)
    {
        using var text = new WidenedText(utf8);
        return ContainsPlaceholder(text.Chars);
    }

    /// <summary>
    /// Finds what looks like a placeholder or a mask: <c>[REDACTED…</c>, <c>***REDACTED***</c>, <c>&lt;REDACTED&gt;</c>,
    /// <c>[MASKED]</c>, <c>&lt;concealed by 1Password&gt;</c> and their kind, also cut off or escaped.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The places in order, in chars (UTF-16 code units).</returns>
    public static IReadOnlyList<PlaceholderPlace> FindPlaceholders(ReadOnlySpan<char> text)
    {
        var places = new List<PlaceholderPlace>();
        var finder = new PlaceholderFinder(text);
        while (finder.Next(out Suspect suspect))
        {
            places.Add(new PlaceholderPlace(suspect.Start, suspect.Length));
        }

        return places;
    }

    /// <inheritdoc cref="FindPlaceholders(ReadOnlySpan{char})"/>
    /// <param name="utf8">The text.</param>
    /// <returns>The places in order, in bytes.</returns>
    public static IReadOnlyList<PlaceholderPlace> FindPlaceholders(ReadOnlySpan<byte> utf8)
    {
        using var text = new WidenedText(utf8);
        return FindPlaceholders(text.Chars);
    }

    /// <summary>
    /// Tells where a new text would put a bare placeholder where the old text had a value: the accident in which a model writes
    /// back a file as it was shown to it. A line that has the placeholder in both texts loses nothing.
    /// </summary>
    /// <param name="before">The old text, such as the file as it is.</param>
    /// <param name="after">The new text.</param>
    /// <param name="redactor">
    /// Masks the secrets in what is shown of the lines, beside what would be lost; <see cref="SecretRedactor.Default"/> by default.
    /// </param>
    public static PlaceholderDiff Compare(string before, string after, SecretRedactor? redactor = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new PlaceholderDiff(new OverwriteFinder(before, after, redactor ?? SecretRedactor.Default).Find());
    }

    /// <summary>Puts the values back where their placeholders stand.</summary>
    /// <param name="text">What goes out to the world: a tool's argument, a file.</param>
    /// <param name="sink">
    /// Where it goes, by the name that <see cref="SecretOptions.RestoreTo"/> uses; compared ordinally.
    /// </param>
    /// <param name="escape">
    /// How a value is written into this text. By default it lands as it is: in JSON, SQL or a shell's line that is right only for
    /// values without special characters, so restore the single leaves of a structure and serialize then, or escape here.
    /// </param>
    /// <returns>The text with the values; the same instance when there is no placeholder in it.</returns>
    /// <exception cref="RestoreException">
    /// Something in the text looks like a placeholder and cannot be restored for this sink; nothing was restored.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The session is over.</exception>
    public string Restore(string text, string sink, ValueEscaper? escape)
    {
        using Restoration plan = Plan(text, sink, escape);
        return plan.Rejected.Count == 0 ? plan.ToText(text) : throw new RestoreException(plan.Rejected, sink);
    }

    /// <inheritdoc cref="Restore(string, string, ValueEscaper?)"/>
    public string Restore(string text, string sink) => Restore(text, sink, null);

    /// <inheritdoc cref="Restore(string, string, ValueEscaper?)"/>
    /// <param name="utf8">What goes out to the world, UTF-8.</param>
    /// <param name="sink">Where it goes.</param>
    /// <param name="output">Where the text with the values is written; nothing is when a placeholder is rejected.</param>
    /// <param name="escape">How a value is written into this text; by default as it is.</param>
    /// <returns>How many placeholders were replaced.</returns>
    public int Restore(ReadOnlySpan<byte> utf8, string sink, IBufferWriter<byte> output, ValueEscaper? escape = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        using Restoration plan = Plan(utf8, sink, escape);
        if (plan.Rejected.Count > 0)
        {
            throw new RestoreException(plan.Rejected, sink);
        }

        plan.Write(utf8, output);
        return plan.Count;
    }

    /// <summary>Puts the values back where their placeholders stand, if all of them can be restored for this sink.</summary>
    /// <param name="text">What goes out to the world.</param>
    /// <param name="sink">Where it goes.</param>
    /// <param name="restored">The text with the values; null when a placeholder was rejected.</param>
    /// <param name="rejected">What was rejected, with places in chars; empty when all were restored.</param>
    /// <param name="escape">How a value is written into this text; by default as it is.</param>
    /// <returns>Whether all were restored.</returns>
    /// <exception cref="ObjectDisposedException">The session is over.</exception>
    public bool TryRestore(
        string text,
        string sink,
        [NotNullWhen(true)] out string? restored,
        out IReadOnlyList<RejectedPlaceholder> rejected,
        ValueEscaper? escape = null)
    {
        using Restoration plan = Plan(text, sink, escape);
        rejected = plan.Rejected;
        restored = plan.Rejected.Count == 0 ? plan.ToText(text) : null;
        return restored is not null;
    }

    /// <summary>Puts the values back where their placeholders stand, if all of them can be restored for this sink.</summary>
    /// <param name="utf8">What goes out to the world, UTF-8.</param>
    /// <param name="sink">Where it goes.</param>
    /// <param name="output">Where the text with the values is written.</param>
    /// <param name="rejected">What was rejected, with places in bytes; empty when all were restored.</param>
    /// <param name="escape">How a value is written into this text; by default as it is.</param>
    /// <returns>Whether all were restored; if not, nothing was written.</returns>
    /// <exception cref="ObjectDisposedException">The session is over.</exception>
    public bool TryRestore(
        ReadOnlySpan<byte> utf8,
        string sink,
        IBufferWriter<byte> output,
        out IReadOnlyList<RejectedPlaceholder> rejected,
        ValueEscaper? escape = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        using Restoration plan = Plan(utf8, sink, escape);
        rejected = plan.Rejected;
        if (plan.Rejected.Count > 0)
        {
            return false;
        }

        plan.Write(utf8, output);
        return true;
    }

    /// <summary>Ends the session: its key is cleared and nothing is restored any more.</summary>
    public void Dispose() => _key.Dispose();

    /// <summary>The session's id; no key, no value.</summary>
    public override string ToString() => $"session {_key.Id}";

    private Restoration Plan(string text, string sink, ValueEscaper? escape)
    {
        ArgumentNullException.ThrowIfNull(text);
        Restoration plan = Begin(sink, escape);
        Read(text, plan);
        plan.RequireText();
        return plan;
    }

    private Restoration Plan(ReadOnlySpan<byte> utf8, string sink, ValueEscaper? escape)
    {
        Restoration plan = Begin(sink, escape);
        using var text = new WidenedText(utf8);
        Read(text.Chars, plan);
        return plan;
    }

    private Restoration Begin(string sink, ValueEscaper? escape)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ObjectDisposedException.ThrowIf(_key.IsDisposed, this);
        return new Restoration(_registry, sink, escape);
    }

    private void Read(ReadOnlySpan<char> text, Restoration plan)
    {
        try
        {
            ReferenceFinder? references = _restoreReferences && _registry.References() is { Count: > 0 } all ? new ReferenceFinder(all) : null;
            var finder = new PlaceholderFinder(text, _anchors, _key.Id, _tags);
            int at = 0;
            while (finder.Next(out Suspect suspect))
            {
                ReadReferences(text, at, suspect.Start, references, plan);
                Judge(text, suspect, plan);
                at = suspect.Start + suspect.Length;
            }

            ReadReferences(text, at, text.Length, references, plan);
        }
        catch
        {
            plan.Dispose();
            throw;
        }
    }

    private static void ReadReferences(ReadOnlySpan<char> text, int from, int until, ReferenceFinder? references, Restoration plan)
    {
        while (references is not null && references.TryFind(text, from, until, out int start, out int length, out KnownValue[] values))
        {
            plan.Add(start, length, values);
            from = start + length;
        }
    }

    private void Judge(ReadOnlySpan<char> text, in Suspect suspect, Restoration plan)
    {
        switch (suspect.Shape)
        {
            case PlaceholderShape.Plain:
                plan.Reject(suspect.Start, suspect.Length, RestoreRejection.NotRestorable);
                return;
            case PlaceholderShape.Malformed:
                plan.Reject(suspect.Start, suspect.Length, RestoreRejection.Forged);
                return;
            case PlaceholderShape.Cut:
                plan.Reject(suspect.Start, suspect.Length, RestoreRejection.Truncated);
                return;
        }

        ReadOnlySpan<char> body = text[(suspect.Start + PlaceholderFinder.Opening.Length)..];
        ReadOnlySpan<char> name = body[..suspect.NameLength], tag = body.Slice(suspect.NameLength + 1, SessionKey.TagLength);
        if (!tag.StartsWith(_key.Id, StringComparison.Ordinal))
        {
            plan.Reject(suspect.Start, suspect.Length, RestoreRejection.ForeignSession);
        }
        else if (_tags.Find(name, tag) is { } found)
        {
            plan.Add(suspect.Start, suspect.Length, found.Value);
        }
        else
        {
            plan.Reject(suspect.Start, suspect.Length, RestoreRejection.Forged);
        }
    }
}
