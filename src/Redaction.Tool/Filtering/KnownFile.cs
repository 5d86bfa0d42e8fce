using System.Text;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Filtering;

/// <summary>
/// A file of known values, one <c>name=value</c> a line. It is read once, into pinned memory that is zeroed afterwards. No
/// message holds any part of a line, not even what stands before the <c>=</c>: a line of the wrong form may be a bare secret.
/// </summary>
internal static class KnownFile
{
    private const int LargestSize = 64 * 1024 * 1024;

    /// <summary>Registers the values of a file.</summary>
    /// <exception cref="UsageException">The file cannot be read, or a line is not of the form, or its value is refused.</exception>
    public static void Register(string path, SecretRedactor redactor)
    {
        using SensitiveBytes content = NamedFile.Read(path, LargestSize)
            ?? throw new UsageException($"{SafeText.Escape(path)}: has more than {LargestSize / (1024 * 1024)} MiB, too much for known values");
        Register(content.Span, path, redactor);
    }

    private static void Register(ReadOnlySpan<byte> content, string path, SecretRedactor redactor)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        for (int number = 1; !content.IsEmpty; number++)
        {
            int end = content.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? content : content[..end];
            content = end < 0 ? [] : content[(end + 1)..];
            if (line.EndsWith((byte)'\r'))
            {
                line = line[..^1];
            }

            RegisterLine(line, $"{SafeText.Escape(path)}({number})", redactor);
        }
    }

    private static void RegisterLine(ReadOnlySpan<byte> line, string place, SecretRedactor redactor)
    {
        ReadOnlySpan<byte> trimmed = line.TrimStart(" \t"u8);
        if (trimmed.IsEmpty || trimmed[0] == (byte)'#')
        {
            return;
        }

        int equals = line.IndexOf((byte)'=');
        if (equals < 0)
        {
            throw new UsageException($"{place}: is not of the form name=value");
        }

        string name = Encoding.UTF8.GetString(line[..equals].Trim(" \t"u8));
        try
        {
            redactor.Registry.Add(line[(equals + 1)..], name);
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{place}: {Refusal.Of(e, redactor)}");
        }
    }
}
