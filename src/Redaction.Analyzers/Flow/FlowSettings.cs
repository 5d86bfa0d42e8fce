using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Redaction.Analyzers.Flow.Sinks;

namespace Redaction.Analyzers.Flow;

/// <summary>The settings of all flow rules for one source file.</summary>
internal sealed class FlowSettings
{
    private static readonly string[] s_names = ["sanitizers", "sources", "sinks", "max_call_depth"];

    /// <summary>The keys of all options, written once: they are looked up for each file.</summary>
    private static readonly string[] s_keys = [.. from id in FlowIds.All.Append("RDC") from name in s_names select Key(id, name)];

    private readonly Dictionary<string, FlowRule> _rules = new(StringComparer.Ordinal);
    private readonly List<(MemberNames Members, string Id)> _sinks = [];

    private FlowSettings()
    {
    }

    /// <summary>What calling a method with a secret leads to, by the method and the depth at which it is called.</summary>
    public ConcurrentDictionary<(ISymbol Method, int Depth), List<ParameterSink>> Sinks { get; } = new();

    /// <summary>Reads them. Files with equal settings get one instance, out of <paramref name="known"/>.</summary>
    public static FlowSettings Read(AnalyzerConfigOptions options, ConcurrentDictionary<string, FlowSettings> known)
    {
        StringBuilder? text = null;
        foreach (string name in s_keys)
        {
            if (options.TryGetValue(name, out string? value))
            {
                (text ??= new()).Append(name).Append('=').Append(value).Append('\n');
            }
        }

        string key = text?.ToString() ?? "";
        return known.TryGetValue(key, out FlowSettings? settings) ? settings : known.GetOrAdd(key, _ => Read(options));
    }

    /// <summary>The deepest of all rules.</summary>
    public int MaxCallDepth { get; private set; }

    public FlowRule For(string id) => _rules[id];

    /// <summary>The rule whose <c>sinks</c> name a method.</summary>
    public string? SinkOf(ISymbol method)
    {
        foreach ((MemberNames members, string id) in _sinks)
        {
            if (members.Contains(method))
            {
                return id;
            }
        }

        return null;
    }

    private static FlowSettings Read(AnalyzerConfigOptions options)
    {
        FlowSettings settings = new();
        Dictionary<string, FlowRule> shared = new(StringComparer.Ordinal);
        foreach (string id in FlowIds.All)
        {
            string sanitizers = Value(options, id, "sanitizers");
            string sources = Value(options, id, "sources");
            string depth = Value(options, id, "max_call_depth");
            string key = sanitizers + "\n" + sources + "\n" + depth;
            if (!shared.TryGetValue(key, out FlowRule? rule))
            {
                int bound = int.TryParse(depth, NumberStyles.None, CultureInfo.InvariantCulture, out int given)
                    ? Math.Min(given, FlowRule.MaxCallDepth)
                    : FlowRule.DefaultCallDepth;
                rule = new(MemberNames.Parse(sanitizers), MemberNames.Parse(sources), bound);
                shared.Add(key, rule);
            }

            settings._rules.Add(id, rule);
            settings.MaxCallDepth = Math.Max(settings.MaxCallDepth, rule.CallDepth);
            string sinks = OwnValue(options, id, "sinks");
            if (sinks.Length > 0)
            {
                settings._sinks.Add((MemberNames.Parse(sinks), id));
            }
        }

        return settings;
    }

    private static string Value(AnalyzerConfigOptions options, string id, string name) =>
        OwnValue(options, id, name) is { Length: > 0 } own ? own : OwnValue(options, "RDC", name);

    private static string OwnValue(AnalyzerConfigOptions options, string id, string name) =>
        options.TryGetValue(Key(id, name), out string? value) ? value : "";

    private static string Key(string id, string name) => $"dotnet_code_quality.{id}.{name}";
}
