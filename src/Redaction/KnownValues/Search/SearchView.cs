namespace Redaction.KnownValues.Search;

/// <summary>In what a gram was found.</summary>
internal enum SearchView : byte
{
    /// <summary>The text as it is.</summary>
    Text,

    /// <summary><see cref="EscapeView"/>.</summary>
    Escaped,

    /// <summary><see cref="SeparatedView"/>.</summary>
    Separated,
}
