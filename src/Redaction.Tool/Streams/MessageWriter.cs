using System.Text;

namespace Redaction.Tool.Streams;

/// <summary>
/// What we tell a person, on standard error, in whole lines. Thread-safe; a standard error that is closed or full changes
/// nothing of what the command does.
/// </summary>
internal sealed class MessageWriter(Stream error) : IDisposable
{
    private readonly Lock _lock = new();

    /// <summary>Says what went wrong, after the program's name as is the custom.</summary>
    public void Report(string message) => WriteLine("redact: " + message);

    /// <summary>Says something.</summary>
    public void WriteLine(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + "\n");
        lock (_lock)
        {
            try
            {
                error.Write(bytes);
            }
            catch (IOException)
            {
                // there is nobody to tell
            }
        }
    }

    public void Dispose() => error.Dispose();
}
