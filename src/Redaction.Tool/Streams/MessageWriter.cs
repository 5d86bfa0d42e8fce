using System.Text;

namespace Redaction.Tool.Streams;

/// <summary>
/// What we tell a person, on standard error, in whole lines; on a terminal below them one line of status that comes and goes.
/// Thread-safe; a standard error that is closed or full changes nothing of what the command does.
/// </summary>
/// <param name="error">Standard error.</param>
/// <param name="columns">The columns of the terminal behind it; null when there is none.</param>
internal sealed class MessageWriter(Stream error, int? columns) : IDisposable
{
    private readonly Lock _lock = new();
    private int _statusLength;

    /// <summary>Whether a person looks at it.</summary>
    public bool IsTerminal => columns is not null;

    /// <summary>Says what went wrong, after the program's name as is the custom. What looks like a secret is masked: a file's name, or a word of the command line, may be one.</summary>
    public void Report(string message) => WriteLine("redact: " + SecretRedactor.Default.Redact(message));

    /// <summary>Says something.</summary>
    public void WriteLine(string text) => Write(text + "\n");

    /// <summary>Says something and stays on the line, such as a question.</summary>
    public void Write(string text)
    {
        lock (_lock)
        {
            ClearStatus();
            WriteRaw(text);
        }
    }

    /// <summary>Shows a line until the next is shown or something is said. Only for a terminal; cut to its width.</summary>
    public void ShowStatus(string text)
    {
        lock (_lock)
        {
            int width = Math.Max(0, (columns ?? 0) - 1); // the last column would break the line on some terminals
            string shown = text.Length <= width ? text : text[..width];
            WriteRaw("\r" + shown.PadRight(_statusLength));
            _statusLength = shown.Length;
        }
    }

    /// <summary>Takes the status line away; to be called before something else is written to the terminal.</summary>
    public void ClearStatus()
    {
        lock (_lock)
        {
            if (_statusLength > 0)
            {
                WriteRaw($"\r{new string(' ', _statusLength)}\r"); // blanks, for not every terminal can erase a line
                _statusLength = 0;
            }
        }
    }

    public void Dispose() => error.Dispose();

    private void WriteRaw(string text)
    {
        try
        {
            error.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // there is nobody to tell
        }
    }
}
