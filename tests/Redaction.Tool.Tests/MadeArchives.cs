using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Redaction.Tool.Tests;

/// <summary>Real archives, made by the runtime or by the tools that people make them with.</summary>
internal static class MadeArchives
{
    /// <summary>A zip archive of these members.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in members)
            {
                using Stream member = zip.CreateEntry(name).Open();
                member.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A tar archive of these members.</summary>
    public static byte[] Tar(TarEntryFormat format, params (string Name, byte[] Content)[] members)
    {
        var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, format, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in members)
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
                    TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                    _ => new PaxTarEntry(TarEntryType.RegularFile, name),
                };
                entry.DataStream = new MemoryStream(content);
                tar.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A tar archive in the format of today's tools.</summary>
    public static byte[] Tar(params (string Name, byte[] Content)[] members) => Tar(TarEntryFormat.Pax, members);

    /// <summary>Compressed by gzip.</summary>
    public static byte[] GZip(byte[] content)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return bytes.ToArray();
    }

    /// <summary>Compressed by the tool of that name; the test is skipped where it is missing.</summary>
    public static byte[] With(string tool, byte[] content, params string[] options)
    {
        var start = new ProcessStartInfo(tool, ["-c", .. options]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{tool} is not installed");
        }

        using (process)
        {
            var output = new MemoryStream();
            Task reading = process!.StandardOutput.BaseStream.CopyToAsync(output);
            process.StandardInput.BaseStream.Write(content);
            process.StandardInput.Close();
            reading.GetAwaiter().GetResult();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output.ToArray();
        }
    }

    /// <summary>Text as UTF-8.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
