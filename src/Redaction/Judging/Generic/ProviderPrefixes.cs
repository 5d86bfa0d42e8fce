using System.Text;

namespace Redaction.Judging.Generic;

/// <summary>
/// What the tokens of known providers open with. Each has a rule of its own, which reports the whole ones; what opens like one
/// and was left to the generic rules is a cut, altered or made-up token. Only openings that a random value has with a
/// chance below one in 10,000 are listed; compared without case. Source: facts/token-formats.tsv.
/// </summary>
internal static class ProviderPrefixes
{
    /// <summary>Separated by spaces. Two letters count with their separator.</summary>
    private static ReadOnlySpan<byte> Openings =>
        "a3- akcp aq.ab atatt3 atctt3 bbdc- bedrock-api-key- dckr_ dop_v1_ dp.pt. dp.st. dp.ct. dt0c01. dt0s01. eyj0exaioiai fc- figd_ ghp_ gho_ ghs_ ghu_ ghr_ github_pat_ glpat- glc_ glsa_ gsk_ hf_ hvs. hvb. lin_api_ mid-client- mid-server- mlsn. npm_ nvapi- ntn_ phc_ phx_ pi_ pscale_ pypi- r8_ re_ rk_live_ rk_test_ sg. shpat_ shpca_ shppa_ shpss_ sk-ant- sk-proj- sk.eyj sk_live_ sk_test_ sl.u. sq0atp- sq0csp- t1. tk.eyj tskey- vtwn_ xapp- xkeysib- xoxa- xoxb- xoxc- xoxd- xoxe- xoxo- xoxp- xoxr- xoxs- ya29."u8;

    /// <summary>Whether the value opens as a provider's token does.</summary>
    public static bool Open(ReadOnlySpan<byte> value)
    {
        foreach (Range range in Openings.Split((byte)' '))
        {
            ReadOnlySpan<byte> opening = Openings[range];
            if (value.Length > opening.Length && Ascii.EqualsIgnoreCase(value[..opening.Length], opening))
            {
                return true;
            }
        }

        return false;
    }
}
