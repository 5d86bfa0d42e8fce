using System.Text;

namespace Redaction.Tool.Configuring.Shells;

/// <summary>Completion for fish 3 and later, with descriptions.</summary>
internal static class FishCompletion
{
    /// <summary>The script.</summary>
    public static string Of(CommandInfo root)
    {
        CommandInfo[] all = [.. root.All];
        var script = new StringBuilder(
            $$"""
            # fish completion for redact; written by 'redact completion fish'.
            function __redact_at
              set -l cmd ''
              for word in (commandline -opc)[2..]
                test "$word" != -- || return 1
                switch "$cmd $word"
                  case {{string.Join(' ', all.Skip(1).Select(command => Quoted(command.Key)))}}
                    set cmd "$cmd $word"
                end
              end
              test "$cmd" = "$argv[1]"
            end

            """);
        foreach (CommandInfo command in all)
        {
            string at = $"complete -c redact -n {Quoted($"__redact_at {Quoted(command.Key)}")}";
            foreach (CommandInfo sub in command.Commands)
            {
                script.Append(at).Append(" -f -a ").Append(Quoted(sub.Name)).Append(" -d ").Append(Quoted(sub.Description)).Append('\n');
            }

            if (command.ArgumentValues.Count > 0)
            {
                script.Append(at).Append(" -f -a ").Append(Quoted(string.Join(' ', command.ArgumentValues))).Append('\n');
            }

            foreach (OptionInfo option in command.Options)
            {
                script.Append(at);
                foreach (string name in option.Names)
                {
                    script.Append(name.StartsWith("--", StringComparison.Ordinal) ? $" -l {name[2..]}" : name.Length == 2 ? $" -s {name[1..]}" : $" -o {name[1..]}");
                }

                script.Append(option.ValueName is null ? "" : option.Values.Count > 0 ? $" -x -a {Quoted(string.Join(' ', option.Values))}" : option.TakesPath ? " -r -F" : " -x")
                    .Append(" -d ").Append(Quoted(option.Description)).Append('\n');
            }
        }

        return script.ToString();
    }

    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
