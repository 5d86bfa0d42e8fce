using System.Collections.Concurrent;
using Redaction.Tool.Filtering;

namespace Redaction.Tool.Running.Minted;

/// <summary>Registers the values that a command makes while it runs. Thread-safe.</summary>
internal sealed class MintedValues(SecretRedactor redactor, Action<string> note)
{
    // a runner masks anything it is told to; a short value is found where it stands as a word
    private static readonly SecretOptions s_options = new() { AllowShort = true };

    private readonly ConcurrentDictionary<string, bool> _noted = new();

    /// <summary>Registers a value, and the lines of one of many lines. What cannot be masked is said once.</summary>
    public void Register(ReadOnlySpan<byte> value, string name)
    {
        Add(value, name);
        if (value.IndexOfAny("\r\n"u8) >= 0)
        {
            // programs print a text line by line; a line that is too short or too common says nothing of the rest
            foreach (Range line in value.SplitAny("\r\n"u8))
            {
                if (value[line].Length >= SecretRegistry.MinLength)
                {
                    Add(value[line], name, isQuiet: true);
                }
            }
        }
    }

    private void Add(ReadOnlySpan<byte> value, string name, bool isQuiet = false)
    {
        string tag = ValueName.Of(name);
        try
        {
            redactor.Registry.Add(value, tag, s_options);
        }
        catch (ArgumentException e)
        {
            string reason = $"a value that the command declared secret ({tag}) is not masked in its other output: {Refusal.Of(e, redactor)}";
            if (!isQuiet && _noted.TryAdd(reason, true))
            {
                note(reason);
            }
        }
    }
}
