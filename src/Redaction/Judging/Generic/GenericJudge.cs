using System.Globalization;
using Redaction.Judging.Randomness;

namespace Redaction.Judging.Generic;

/// <summary>
/// The judge of values that are only known by the name they were assigned to. Such a value is a finding when the name names a
/// secret, the value is text and not code, a name or a reference, and it is random enough for what the name says: a token is
/// made by a machine (<see cref="TokenValue"/>), a password may be made by a person (<see cref="PasswordValue"/>).
/// </summary>
internal static class GenericJudge
{
    private const string NearMiss = "it opens as a provider's token, and is none by that provider's rule";
    private const string Name = "the name names something other than a secret";
    private const string OwnName = "the value repeats its name";
    private const string DigestNearer = "a word for a digest stands nearer than the name";
    private const string Arn = "a part of the name of a resource";
    private const string NearExample = "the words before it say that it is an example";

    /// <summary>In bytes: shorter values are not random enough to tell without a name.</summary>
    private const int MinUnnamed = 10;

    private static ReadOnlySpan<byte> DigestWords => "sha1 sha256 sha384 sha512 md5 checksum digest integrity"u8;

    private static ReadOnlySpan<byte> ExampleWords => "example Example EXAMPLE sample Sample e.g. dummy placeholder"u8;

    public static string? Reject(in JudgeInput input)
    {
        ReadOnlySpan<byte> value = input.Secret[..Math.Min(input.Secret.Length, Judge.MaxLooked)].Trim(" \t"u8);
        Span<byte> buffer = stackalloc byte[KeyName.MaxLength];
        KeyName key = KeyName.Read(input, buffer);
        if (key.NamesOtherThing || (!input.Name.IsEmpty && !key.NamesSecret))
        {
            return Name;
        }

        if (WordList.AnyIn(DigestWords, input.Lead))
        {
            return DigestNearer;
        }

        if (input.Before[(input.Before.LastIndexOfAny(" \t\n\"'"u8) + 1)..].StartsWith("arn:"u8))
        {
            return Arn;
        }

        if (input.Profile == Profile.Alert && WordList.AnyIn(ExampleWords, input.Before))
        {
            return NearExample;
        }

        string? reason = RejectValue(WithoutScheme(value), key, input);
        if (reason is null)
        {
            return null;
        }

        // "secret: access_token=…": a name stands in the value's place, and the value behind it.
        int inner = value.TrimEnd((byte)'=').LastIndexOfAny((byte)'=', (byte)':');
        return inner > 0 && ReferenceShape.Reject(value) is null && KeyName.MeaningOf(value[..inner]) is KeyMeaning.Token or KeyMeaning.Password ? RejectValue(value[(inner + 1)..], key, input) : reason;
    }

    /// <summary>What was measured of a value, for an explanation: no part of the value.</summary>
    public static string Measure(in JudgeInput input)
    {
        ReadOnlySpan<byte> value = WithoutScheme(input.Secret[..Math.Min(input.Secret.Length, Judge.MaxLooked)].Trim(" \t"u8));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"profile {(input.Profile == Profile.Alert ? "alert" : "redact")}, randomness {RandomnessScore.Of(value):F2} bits a character, random below {RandomnessScore.Threshold(value, input.Profile):F2}; {Entropy.BitsPerByte(value):F2} bits a byte of entropy, {EntropyJudge.Threshold(value):F2} asked of a token");
    }

    /// <summary>Whether a value looks random whatever it is called: made by a machine, and no name, number, path or reference.</summary>
    public static bool LooksRandom(ReadOnlySpan<byte> value)
    {
        value = value[..Math.Min(value.Length, Judge.MaxLooked)];
        return value.Length >= MinUnnamed
            && ReferenceShape.Reject(value) is null
            && CodeShape.Reject(value, default, quoted: true) is null
            && IdentifierShape.Reject(value, default, Profile.Alert) is null
            && TokenValue.RejectPlain(value, Profile.Redact) is null;
    }

    private static ReadOnlySpan<byte> WithoutScheme(ReadOnlySpan<byte> value)
    {
        int space = value.IndexOf((byte)' ');
        return space > 0 && HttpScheme.Contains(value[..space]) ? value[(space + 1)..].TrimStart((byte)' ') : value;
    }

    private static string? RejectValue(ReadOnlySpan<byte> value, in KeyName key, in JudgeInput input)
    {
        ValuePlace place = ValuePlace.Of(input);
        string? shape = ReferenceShape.Reject(value)
            ?? CodeShape.Reject(value, input.Tail, place.IsQuoted)
            ?? (IsDigits(value) && key.IsPassword ? null : IdentifierShape.Reject(value, key, input.Profile))
            ?? (key.IsSpeltBy(value) ? OwnName : null);
        return shape ?? (key.IsPassword
            ? PasswordValue.Reject(value, key, place, input.Profile)
            : input.Profile == Profile.Alert && ProviderPrefixes.Open(value) ? NearMiss
            : TokenValue.Reject(value, key, input.Profile));
    }

    private static bool IsDigits(ReadOnlySpan<byte> value) => value.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
