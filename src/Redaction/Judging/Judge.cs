using System.Globalization;
using System.Text;
using Redaction.Judging.Checksums;
using Redaction.Judging.Generic;

namespace Redaction.Judging;

/// <summary>
/// The judging stage: given a candidate that the pattern confirmed, it says whether it is a finding and how sure that is.
/// </summary>
/// <remarks>
/// A judge is a pure function from bytes to a reason for rejecting them, or null. They stand in order of cost and of proof:
/// our own mask, published examples and the user's allowlists first, then the checksum, because a value that carries a valid one is real whatever
/// words it spells; then placeholders, entropy, and the judge of the rule's <see cref="SecretShape"/>. The first rejection
/// ends it. <see cref="Explain"/> walks the same list and writes down every step. Cost: linear in the value, no allocation.
/// The reasoning behind the classes is facts/false-positives.md of the project's research.
/// </remarks>
internal static class Judge
{
    /// <summary>How much of a value is judged by its letters, in bytes: an attacker's value may be as long as the hold-back limit.</summary>
    public const int MaxLooked = 1024;

    private const string NoChecksum = "accepted: nothing speaks against it";
    private const string ChecksumPassed = "accepted: its checksum or structure is valid";
    private const string ChecksumFailed = "accepted with less confidence: its checksum or structure is not valid";
    private const string ChecksumRequired = "its checksum or structure is not valid, and this rule asks for it";
    private const string StandIn = "a stand-in where the value would be";
    private const string Identifier = "an identifier or a publishable key, made to be shown";
    private const string SpeltOut = "words written together";
    private const string Published = "a value published as an example";
    private const string Allowed = "the user's allowlist has it";

    /// <summary>Decides. Allocates nothing.</summary>
    public static Verdict Decide(Rule rule, in JudgeInput input) => Run(rule, input, null);

    /// <summary>Decides and tells what each judge said, up to the first that rejects.</summary>
    public static void Explain(Rule rule, in JudgeInput input, List<JudgeStep> steps)
    {
        Verdict verdict = Run(rule, input, steps);
        steps.Add(new JudgeStep("verdict", verdict.Accepted, verdict.Reason));
    }

    private static Verdict Run(Rule rule, in JudgeInput input, List<JudgeStep>? steps)
    {
        ReadOnlySpan<byte> secret = input.Secret;
        if (Rejects("own mask", OwnMask.Reject(input), steps, out Verdict verdict)
            || Rejects("identifier", input.IsIdentifier ? Identifier : null, steps, out verdict)
            || Rejects("published examples", IsPublished(rule, secret) ? Published : null, steps, out verdict)
            || !rule.Allow.IsDefaultOrEmpty && Rejects("allowlist", IsAllowed(rule, input) ? Allowed : null, steps, out verdict))
        {
            return verdict;
        }

        ChecksumOutcome outcome = rule.Checksum is null ? ChecksumOutcome.Absent : ChecksumTable.Check(rule.Checksum, input);
        if (rule.Checksum is not null)
        {
            bool hollow = outcome == ChecksumOutcome.Hollow;
            bool required = hollow || rule.ChecksumPolicy == ChecksumPolicy.Require && outcome is not (ChecksumOutcome.Passed or ChecksumOutcome.Consistent);
            if (steps is not null)
            {
                string? detail = ChecksumTable.Describe(rule.Checksum, input);
                steps.Add(new JudgeStep("checksum", !required, $"{rule.Checksum}: {Describe(outcome)}{(detail is null ? "" : $" ({detail})")}"));
            }

            if (required)
            {
                return Rejected(hollow ? StandIn : ChecksumRequired);
            }
        }

        // What a kilobyte of a value is, all of it is.
        ReadOnlySpan<byte> looked = secret[..Math.Min(secret.Length, MaxLooked)];

        // A structure proves a format, not that its password was ever real: only machine-made values are proved by it.
        // And what stands beside a mask of ours was judged with it.
        bool proved = (outcome == ChecksumOutcome.Passed && rule.Shape == SecretShape.Token) || (secret.IndexOf("[REDACTED"u8) >= 0 && OwnMask.HoldsMore(secret));
        if (!proved
            && (rule.Placeholders && Rejects("placeholder", Placeholder.Reject(looked, rule.Shape, input.Profile), steps, out verdict)
                || rule.Placeholders && rule.Shape == SecretShape.Token && input.Profile == Profile.Alert
                    && Rejects("words", Words.IsSpeltOut(looked) ? SpeltOut : null, steps, out verdict)
                || Rejects("entropy", EntropyJudge.Reject(looked, rule.MinEntropy), steps, out verdict, EntropyMeasure(steps, looked, rule))
                || rule.Shape == SecretShape.Password && Rejects("password", PasswordJudge.Reject(input), steps, out verdict)
                || rule.Shape == SecretShape.Assignment
                    && Rejects("assignment", GenericJudge.Reject(input), steps, out verdict, steps is null ? "" : GenericJudge.Measure(input))))
        {
            return verdict;
        }

        return outcome switch
        {
            ChecksumOutcome.Passed => new Verdict(true, Confidence.Verified, ChecksumPassed),
            ChecksumOutcome.Failed => new Verdict(true, rule.Confidence > Confidence.Generic ? rule.Confidence - 1 : Confidence.Generic, ChecksumFailed),
            _ => new Verdict(true, rule.Confidence, NoChecksum),
        };
    }

    private static string EntropyMeasure(List<JudgeStep>? steps, ReadOnlySpan<byte> value, Rule rule) =>
        steps is null || rule.MinEntropy <= 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{Entropy.BitsPerByte(value):F2} bits a byte, {rule.MinEntropy:F2} asked");

    private static bool Rejects(string judge, string? reason, List<JudgeStep>? steps, out Verdict verdict, string measure = "")
    {
        verdict = reason is null ? default : Rejected(reason);
        steps?.Add(new JudgeStep(judge, reason is null, (reason ?? "nothing found") + (measure.Length > 0 ? $" ({measure})" : "")));
        return reason is not null;
    }

    private static bool IsAllowed(Rule rule, in JudgeInput input)
    {
        foreach (Allowance allowance in rule.Allow)
        {
            if (allowance.Allows(input.Secret, input.Match))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPublished(Rule rule, ReadOnlySpan<byte> secret)
    {
        if (secret.Length <= MaxLooked && PublishedExamples.Contains(secret))
        {
            return true;
        }

        if (rule.AllowedValues.IsDefault)
        {
            return false;
        }

        foreach (string value in rule.AllowedValues)
        {
            if (Ascii.Equals(secret, value))
            {
                return true;
            }
        }

        return false;
    }

    private static Verdict Rejected(string reason) => new(false, Confidence.Generic, reason);

    private static string Describe(ChecksumOutcome outcome) => outcome switch
    {
        ChecksumOutcome.Passed => "passed",
        ChecksumOutcome.Failed => "failed",
        ChecksumOutcome.Hollow => "failed, a stand-in",
        ChecksumOutcome.Consistent => "agrees, which is no proof",
        _ => "this form carries none",
    };
}
