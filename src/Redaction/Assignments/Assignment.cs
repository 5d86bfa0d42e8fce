namespace Redaction.Assignments;

/// <summary>A name, an operator and a value, as places in one window. Indexes are bytes.</summary>
internal struct Assignment
{
    /// <summary>Where the name starts; its quotes and brackets are not part of it.</summary>
    public int NameStart;

    /// <summary>The end of the name.</summary>
    public int NameEnd;

    /// <summary>The operator's last byte.</summary>
    public int Operator;

    /// <summary>The first byte of the value, behind its opening quote.</summary>
    public int ValueStart;

    /// <summary>The end of the value, before its closing quote.</summary>
    public int ValueEnd;

    /// <summary>The quote around the value, 0 for none.</summary>
    public byte Quote;

    /// <summary>How many backslashes stand before each of its quotes: text within a string.</summary>
    public int Escapes;
}
