using System.Text;
using Redaction.Tool.Filtering;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Running.Environments;

/// <summary>
/// Makes the environment of a command and registers what is secret in it: the variables named to us, those of files, and, unless it
/// is not wanted, those whose names say so. What was asked for and cannot be masked is an error, before anything is started.
/// </summary>
internal sealed class ChildEnvironment(SecretRedactor redactor, IReadOnlyList<ISecretReferenceResolver> vaults)
{
    private const int LargestFile = 16 * 1024 * 1024;
    private const string Reference = "op://";

    private readonly List<byte[]> _entries = EnvironmentEntries.Own();
    private readonly List<string> _unmasked = [];

    /// <summary>The variables, <c>NAME=value</c>.</summary>
    public IReadOnlyList<byte[]> Entries => _entries;

    /// <summary>The variables whose names say secret, but whose values cannot be masked.</summary>
    public IReadOnlyList<string> Unmasked => _unmasked;

    /// <summary>Makes it.</summary>
    /// <exception cref="UsageException">A variable or a file is not what the command line says it is.</exception>
    public void Prepare(VariableRequest request)
    {
        foreach (string name in request.Secrets)
        {
            byte[] value = EnvironmentEntries.Find(_entries, Encoding.UTF8.GetBytes(name))
                ?? throw new UsageException($"--secret {SafeText.Escape(name)}: there is no such variable in the environment");
            Register(value, name, $"--secret {SafeText.Escape(name)}");
        }

        foreach (byte[] entry in _entries)
        {
            RegisterInherited(entry, request.IsAutomatic);
        }

        _entries.RemoveAll(entry => NameOf(entry) is var name && VaultVariables.Contains(name) && !request.Kept.Contains(name));
        foreach (string file in request.EnvFiles)
        {
            AddFile(file);
        }
    }

    private static string NameOf(byte[] entry) => Encoding.UTF8.GetString(EnvironmentEntries.NameOf(entry));

    private void RegisterInherited(byte[] entry, bool isAutomatic)
    {
        string name = NameOf(entry);
        ReadOnlySpan<byte> value = EnvironmentEntries.ValueOf(entry);
        bool isSecret = VaultVariables.Contains(name) ? VaultVariables.IsSecret(name) : isAutomatic && SecretVariables.IsNamedSecret(name);
        if (!isSecret || value.IsEmpty || SecretVariables.IsPlace(value))
        {
            return;
        }

        try
        {
            redactor.Registry.Add(value, ValueName.Of(name));
        }
        catch (ArgumentException)
        {
            // nobody asked for it: the caller says so in one line
            _unmasked.Add(name);
        }
    }

    private void AddFile(string path)
    {
        string shown = SafeText.Escape(path);
        using SensitiveBytes text = NamedFile.Read(path, LargestFile)
            ?? throw new UsageException($"{shown}: has more than {LargestFile / (1024 * 1024)} MiB, too much for variables");
        try
        {
            foreach (DotEnvEntry entry in DotEnvReader.Read(text.Span))
            {
                AddEntry(entry, $"{shown}({entry.Line})");
            }
        }
        catch (DotEnvException e)
        {
            throw new UsageException($"{shown}({e.Line}): {e.Message}");
        }
    }

    private void AddEntry(DotEnvEntry entry, string place)
    {
        byte[] value = entry.Value.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Reference)) ? Resolve(entry, place) : entry.Value;
        bool isNamed = SecretVariables.IsNamedSecret(entry.Name);
        if (value.Length > 0 && !SecretVariables.IsPlace(value))
        {
            if (isNamed || value != entry.Value)
            {
                Register(value, entry.Name, $"{place}: {entry.Name}");
            }
            else
            {
                RegisterSetting(value, entry.Name);
            }
        }

        EnvironmentEntries.Set(_entries, entry.Name, value);
    }

    private byte[] Resolve(DotEnvEntry entry, string place)
    {
        string reference = Encoding.UTF8.GetString(entry.Value);
        ISecretReferenceResolver vault = vaults.FirstOrDefault(v => v.Handles(reference))
            ?? throw new UsageException(
                $"{place}: {entry.Name} is a reference (op://...), and no vault is connected that resolves it; put the value there, or start redact under 'op run'");
        try
        {
            return vault.Resolve(reference);
        }
        catch (UsageException e)
        {
            throw new UsageException($"{place}: {entry.Name}: {e.Message}");
        }
    }

    private void RegisterSetting(byte[] value, string name)
    {
        try
        {
            redactor.Registry.Add(value, ValueName.Of(name));
        }
        catch (ArgumentException)
        {
            // such a file has settings too, and to mask every 8080 would garble the output; of what is no number the caller tells
            if (value.AsSpan().IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0 && value.Length >= SecretRegistry.MinShortLength && !_unmasked.Contains(name))
            {
                _unmasked.Add(name);
            }
        }
    }

    private void Register(ReadOnlySpan<byte> value, string name, string place)
    {
        try
        {
            redactor.Registry.Add(value, ValueName.Of(name));
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{place}: {Refusal.Of(e, redactor)}");
        }
    }
}
