using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Redaction.Benchmarks;

/// <summary>
/// The files that are measured: taken from the folder that <c>REDACTION_CORPUS</c> names (default: one in the temporary
/// folder), made there by the seeded generators of <c>shared/bench</c> where missing. The sources text differs from machine
/// to machine: compare it only within one run.
/// </summary>
internal static class Corpus
{
    /// <summary>What is read of each file: more than the caches of this kind of machine hold, so memory counts.</summary>
    public const int SliceBytes = 16 << 20;

    private const int FileMegabytes = 24;

    private static readonly ConcurrentDictionary<CorpusText, byte[]> Loaded = new();

    private static string Folder =>
        Environment.GetEnvironmentVariable("REDACTION_CORPUS") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Path.GetTempPath(), $"redaction-corpus-{FileMegabytes}");

    /// <summary>The first <see cref="SliceBytes"/> of the text, less if the file is shorter.</summary>
    public static byte[] Load(CorpusText text) => Loaded.GetOrAdd(text, static text =>
    {
        using FileStream file = File.OpenRead(Find(text));
        byte[] bytes = new byte[(int)Math.Min(SliceBytes, file.Length)];
        file.ReadExactly(bytes);
        return bytes;
    });

    private static string Find(CorpusText text)
    {
        (string name, string generator) = text switch
        {
            CorpusText.CleanLog => ("clean.log", "make_corpus.py"),
            CorpusText.LogWithSecrets => ("agent.log", "make_corpus.py"),
            CorpusText.Source => ("sources.txt", "make_sources.py"),
            _ => throw new InvalidEnumArgumentException(nameof(text), (int)text, typeof(CorpusText)),
        };
        string path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            Make(generator, path);
        }

        return path;
    }

    private static void Make(string generator, string wanted)
    {
        string script = FindScript(generator) ?? throw new FileNotFoundException(
            $"{wanted} is missing and shared/bench/{generator} was not found beside or above {AppContext.BaseDirectory}. "
            + "Put the file there, or set REDACTION_CORPUS to a folder that has it.");

        // made aside and moved, so that an interrupted run leaves no half file behind
        Directory.CreateDirectory(Folder);
        string aside = Directory.CreateTempSubdirectory("redaction-corpus-").FullName;
        try
        {
            Console.Error.WriteLine($"Making {wanted} with {script} ...");
            ProcessStartInfo start = new("python3") { ArgumentList = { script, aside, $"{FileMegabytes}" }, RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{script} failed with status {process.ExitCode}.");
            }

            foreach (string made in Directory.GetFiles(aside))
            {
                File.Copy(made, Path.Combine(Folder, Path.GetFileName(made) + ".part"), overwrite: true);
                File.Move(Path.Combine(Folder, Path.GetFileName(made) + ".part"), Path.Combine(Folder, Path.GetFileName(made)), overwrite: true);
            }
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"{wanted} is missing, and python3, which makes it, could not be started: {missing.Message}. "
                + "Install python3, or set REDACTION_CORPUS to a folder that has the file.", missing);
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    private static string? FindScript(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string script = Path.Combine(folder.FullName, "shared", "bench", name);
            if (File.Exists(script))
            {
                return script;
            }
        }

        return null;
    }
}
