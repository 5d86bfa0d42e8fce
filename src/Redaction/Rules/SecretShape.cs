namespace Redaction;

/// <summary>Who made the value a rule finds, and so which judge knows what a lookalike of it is.</summary>
public enum SecretShape
{
    /// <summary>Made by a machine in a format of its own, such as <c>glpat-…</c>: only placeholders are lookalikes.</summary>
    Token,

    /// <summary>
    /// A password in a place made for passwords, such as the user part of a URL or a connection string: anything may be one,
    /// except a variable, and the documented default of a local container on a local host.
    /// </summary>
    Password,

    /// <summary>
    /// The value of any name that sounds secret: the generic judge looks for code, identifiers, words and references, and
    /// asks for randomness.
    /// </summary>
    Assignment,
}
