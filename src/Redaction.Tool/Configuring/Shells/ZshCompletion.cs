using System.Text;
using Redaction.Tool.Agents.Shell;

namespace Redaction.Tool.Configuring.Shells;

/// <summary>Completion for zsh, with descriptions.</summary>
internal static class ZshCompletion
{
    /// <summary>The script.</summary>
    public static string Of(CommandInfo root)
    {
        CommandInfo[] all = [.. root.All];
        var script = new StringBuilder(
            $$"""
            #compdef redact
            # zsh completion for redact; written by 'redact completion zsh'.
            _redact() {
              local cmd='' i
              local -a commands options
              for ((i = 2; i < CURRENT; i++)); do
                if [[ ${words[i]} == -- ]]; then _normal; return; fi
                case "$cmd ${words[i]}" in
                  ({{string.Join('|', all.Skip(1).Select(command => ShellQuote.Quote(command.Key)))}}) cmd="$cmd ${words[i]}" ;;
                esac
              done
              case "$cmd ${words[CURRENT-1]}" in

            """);
        foreach (CommandInfo command in all)
        {
            foreach (OptionInfo option in command.Options.Where(option => option.ValueName is not null))
            {
                script.Append("    (").AppendJoin('|', option.Names.Select(name => ShellQuote.Quote($"{command.Key} {name}"))).Append(") ")
                    .Append(option.Values.Count == 0 ? "_files" : $"compadd -- {string.Join(' ', option.Values.Select(ShellQuote.Quote))}").Append("; return ;;\n");
            }
        }

        script.Append("  esac\n  case \"$cmd\" in\n");
        foreach (CommandInfo command in all)
        {
            script.Append("    (").Append(ShellQuote.Quote(command.Key)).Append(")\n      commands=(")
                .AppendJoin(' ', command.Commands.Select(sub => Described(sub.Name, sub.Description)).Concat(command.ArgumentValues.Select(ShellQuote.Quote)))
                .Append(")\n      options=(")
                .AppendJoin(' ', command.Options.SelectMany(option => option.Names.Select(name => Described(name, option.Description))))
                .Append(") ;;\n");
        }

        return script.Append(
            """
              esac
              if [[ $PREFIX == -* ]]; then
                _describe -o option options
              elif (( $#commands )); then
                _describe command commands
              else
                _files
              fi
            }
            if [[ $funcstack[1] == _redact ]]; then
              _redact "$@"
            else
              compdef _redact redact
            fi

            """).ToString();
    }

    private static string Described(string name, string description) => ShellQuote.Quote($"{name.Replace(":", "\\:", StringComparison.Ordinal)}:{description}");
}
