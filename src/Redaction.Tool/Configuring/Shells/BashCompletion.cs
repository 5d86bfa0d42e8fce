using System.Text;
using Redaction.Tool.Agents.Shell;

namespace Redaction.Tool.Configuring.Shells;

/// <summary>Completion for bash 3.2 and later. Where nothing of ours fits, bash completes names of files.</summary>
internal static class BashCompletion
{
    /// <summary>The script.</summary>
    public static string Of(CommandInfo root)
    {
        CommandInfo[] all = [.. root.All];
        var script = new StringBuilder(
            $$"""
            # bash completion for redact; written by 'redact completion bash'.
            _redact() {
              local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} cmd= words= i
              if [ "$cur" = "=" ]; then cur=; fi
              if [ "$prev" = "=" ]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
              for ((i = 1; i < COMP_CWORD; i++)); do
                [ "${COMP_WORDS[i]}" != "--" ] || return 0
                case "$cmd ${COMP_WORDS[i]}" in
                  {{string.Join('|', all.Skip(1).Select(command => ShellQuote.Quote(command.Key)))}}) cmd="$cmd ${COMP_WORDS[i]}" ;;
                esac
              done
              case "$cmd $prev" in

            """);
        foreach (CommandInfo command in all)
        {
            foreach (OptionInfo option in command.Options.Where(option => option.ValueName is not null))
            {
                script.Append("    ").AppendJoin('|', option.Names.Select(name => ShellQuote.Quote($"{command.Key} {name}"))).Append(") ")
                    .Append(option.Values.Count == 0 ? "return 0" : $"COMPREPLY=($(compgen -W {ShellQuote.Quote(string.Join(' ', option.Values))} -- \"$cur\")); return 0").Append(" ;;\n");
            }
        }

        script.Append("  esac\n  case \"$cmd\" in\n");
        foreach (CommandInfo command in all)
        {
            IEnumerable<string> options = command.Options.SelectMany(option => option.Names);
            IEnumerable<string> words = command.Commands.Select(sub => sub.Name).Concat(command.ArgumentValues);
            script.Append("    ").Append(ShellQuote.Quote(command.Key)).Append(") ")
                .Append("case \"$cur\" in -*) words=").Append(ShellQuote.Quote(string.Join(' ', options)))
                .Append(" ;; *) words=").Append(ShellQuote.Quote(string.Join(' ', words))).Append(" ;; esac ;;\n");
        }

        return script.Append(
            """
              esac
              COMPREPLY=($(compgen -W "$words" -- "$cur"))
            }
            complete -o bashdefault -o default -F _redact redact

            """).ToString();
    }
}
