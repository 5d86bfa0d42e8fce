using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Flow;

/// <summary>The rules that follow data.</summary>
internal static class FlowIds
{
    private static readonly Dictionary<string, DiagnosticDescriptor> s_descriptors = Build();

    public static IReadOnlyCollection<string> All => s_descriptors.Keys;

    public static IReadOnlyCollection<DiagnosticDescriptor> Descriptors => s_descriptors.Values;

    public static DiagnosticDescriptor Descriptor(string id) => s_descriptors[id];

    private static Dictionary<string, DiagnosticDescriptor> Build()
    {
        Dictionary<string, DiagnosticDescriptor> table = new(StringComparer.Ordinal);
        foreach (DiagnosticDescriptor descriptor in Redaction.Analyzers.Descriptors.All)
        {
            if (descriptor.Id.StartsWith("RDC20", StringComparison.Ordinal))
            {
                table.Add(descriptor.Id, descriptor);
            }
        }

        return table;
    }
}
