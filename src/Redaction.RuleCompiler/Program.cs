using System.Collections.Immutable;
using Redaction.RuleCompiler;
using Redaction.Toml;
using Redaction.Toml.Reading;

// usage: Redaction.RuleCompiler [--check] [ROOT]        compile ROOT/rules, or only compare what was compiled
//        Redaction.RuleCompiler letter-pairs TEXT...    write the letter-pair table of the generic judge to stdout
//        Redaction.RuleCompiler train-randomness [TEXT...]    write the table of the randomness model to stdout
// exit code: 0 done, 1 drift, 2 a rule file or the command line is wrong
const int Done = 0, Drift = 1, Wrong = 2;

if (args is ["letter-pairs", .. var texts])
{
    Console.Out.Write(LetterPairTable.Build(texts));
    return Done;
}

if (args is ["train-randomness", .. var named])
{
    Console.Out.Write(RandomnessTable.Build(named is [] ? RandomnessTable.PlatformFiles() : named));
    return Done;
}

bool check = args is ["--check", ..];
string[] rest = check ? args[1..] : args;
if (rest.Length > 1 || rest is [['-', ..]])
{
    Console.Error.WriteLine("usage: Redaction.RuleCompiler [--check] [ROOT]");
    return Wrong;
}

try
{
    string? root = rest is [var given] ? given : Outputs.FindRoot(Environment.CurrentDirectory);
    if (root is null)
    {
        Console.Error.WriteLine("there is no folder \"rules\" here or above; name the repository's root.");
        return Wrong;
    }

    ImmutableArray<RuleEntry> entries = RuleCatalog.Load(Path.Combine(root, "rules"));
    int drifted = 0;
    foreach ((string path, string content) in Outputs.Of(root, entries))
    {
        if (File.Exists(path) && File.ReadAllText(path) == content)
        {
            continue;
        }

        drifted++;
        if (check)
        {
            Console.Error.WriteLine($"{path} does not agree with rules/*.toml; run: dotnet run --project src/Redaction.RuleCompiler");
        }
        else
        {
            File.WriteAllText(path, content);
            Console.Error.WriteLine($"wrote {path}");
        }
    }

    return check && drifted > 0 ? Drift : Done;
}
catch (RuleFileException problem)
{
    Console.Error.WriteLine(problem.Message);
    return Wrong;
}
