namespace Redaction.Patterns;

/// <summary>Which way a run goes over the text. A generic parameter, so that the loop is compiled for each way; its members are constants.</summary>
internal interface IDfaDirection
{
    /// <summary>What is added to the position when a byte is taken.</summary>
    int Step { get; }

    /// <summary>How far before the position the next byte stands.</summary>
    int Back { get; }
}
