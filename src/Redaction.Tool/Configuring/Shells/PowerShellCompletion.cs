using System.Text;

namespace Redaction.Tool.Configuring.Shells;

/// <summary>Completion for PowerShell, with descriptions.</summary>
internal static class PowerShellCompletion
{
    /// <summary>The script.</summary>
    public static string Of(CommandInfo root)
    {
        var script = new StringBuilder(
            """
            # PowerShell completion for redact; written by 'redact completion pwsh'.
            Register-ArgumentCompleter -Native -CommandName redact -ScriptBlock {
              param($wordToComplete, $commandAst, $cursorPosition)
              $commands = @{

            """);
        foreach (CommandInfo command in root.All)
        {
            script.Append("    ").Append(Quoted(command.Key)).Append(" = @(")
                .AppendJoin(", ", command.Commands.Select(sub => Pair(sub.Name, sub.Description))
                    .Concat(command.ArgumentValues.Select(value => Pair(value, value)))
                    .Concat(command.Options.SelectMany(option => option.Names.Select(name => Pair(name, option.Description)))))
                .Append(")\n");
        }

        script.Append("  }\n  $values = @{\n");
        foreach (CommandInfo command in root.All)
        {
            foreach (OptionInfo option in command.Options.Where(option => option.Values.Count > 0))
            {
                foreach (string name in option.Names)
                {
                    script.Append("    ").Append(Quoted($"{command.Key} {name}")).Append(" = @(").AppendJoin(", ", option.Values.Select(value => Pair(value, value))).Append(")\n");
                }
            }
        }

        return script.Append(
            """
              }
              $at = ''
              $last = ''
              foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete) { break }
                $last = $element.Extent.Text
                if ($last -eq '--') { return }
                if ($commands.ContainsKey("$at $last")) { $at = "$at $last" }
              }
              $found = $values["$at $last"]
              if ($null -eq $found) { $found = $commands[$at] }
              foreach ($pair in $found) {
                $name, $tip = $pair -split '=', 2
                if ($name.StartsWith($wordToComplete)) {
                  [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $tip)
                }
              }
            }

            """).ToString();
    }

    private static string Pair(string name, string description) => Quoted($"{name}={description}");

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
