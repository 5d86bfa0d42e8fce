namespace Redaction.Tool.Streams;

/// <summary>Single keys from a terminal; only where <see cref="StandardStreams.IsInteractive"/>.</summary>
internal static class Keyboard
{
    /// <summary>Asks a question; yes is the key y, all else is no.</summary>
    public static bool Asks(string question, MessageWriter messages)
    {
        messages.Write(question);
        bool isYes = char.ToLowerInvariant(Read()) == 'y';
        messages.WriteLine(isYes ? "y" : "n");
        return isYes;
    }

    /// <summary>The next key, not shown.</summary>
    public static char Read() => Console.ReadKey(intercept: true).KeyChar;
}
