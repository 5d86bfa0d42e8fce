using System.CommandLine;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact baseline</c>: findings that are known and not reported again.</summary>
internal static class BaselineCommand
{
    private const string Notes =
        """
        A .redaction-baseline holds the findings of a repository that are known, so that
        'redact scan' and 'redact git' report only what is new. Commit it. Each line is
        "fingerprint rule verdict path", sorted; there are no line numbers and no dates.
        A finding is matched by its fingerprint and rule: code may move and files be
        renamed. A copy in one more file is new as long as all files that are listed for
        the secret still have it; in a history, where files come and go, it is not.
        More copies in a listed file are not new either. Known values
        (--known) are never held back. Two branches merge without conflict when
        .gitattributes has the line ".redaction-baseline merge=union".

        A fingerprint is an HMAC of the secret under a random key that lies beside the
        HMACs, in the same file, for all clones need it. So the key protects against
        tables made beforehand and against comparing two repositories, and nobody can
        compute a secret from a fingerprint; but who has the file can test guesses: a
        long random token is safe, a weak password is not. With --fingerprint-key FILE
        the key is kept elsewhere, and nothing can be tested without it.

        Examples:
          redact baseline create
          redact baseline audit
          redact baseline import gitleaks-report.json
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams) => new NotedCommand("baseline", "Keep findings that are known from being reported again.", Notes)
    {
        BaselineCreateCommand.Create(streams),
        BaselineUpdateCommand.Create(streams),
        BaselineAuditCommand.Create(streams),
        BaselineImportCommand.Create(streams),
    };
}
