using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Naming;

/// <summary>
/// What is known of types, by their full metadata names (<c>System.Lazy`1</c>). A type is looked up by its own name first, which nearly
/// none has in common with one of the table; so no compilation need be asked for types that it may not reference. Immutable.
/// </summary>
internal sealed class TypeTable<T>
{
    private readonly Dictionary<string, List<Entry>> _entries = new(StringComparer.Ordinal);

    /// <param name="rows">The types with what is known of them; one may come more than once.</param>
    public TypeTable(IEnumerable<(string Type, T Value)> rows)
    {
        foreach ((string type, T value) in rows)
        {
            int mark = type.IndexOf('`');
            string fullName = mark < 0 ? type : type[..mark];
            int arity = mark < 0 ? 0 : type[^1] - '0';
            string name = fullName[(fullName.LastIndexOf('.') + 1)..];
            if (!_entries.TryGetValue(name, out List<Entry>? entries))
            {
                entries = [];
                _entries.Add(name, entries);
            }

            Entry? entry = entries.Find(e => e.FullName == fullName && e.Arity == arity);
            if (entry is null)
            {
                entry = new Entry(fullName, arity);
                entries.Add(entry);
            }

            entry.Values.Add(value);
        }
    }

    /// <summary>What is known of a type, of any type arguments; null when nothing is.</summary>
    public List<T>? Of(INamedTypeSymbol type)
    {
        if (_entries.TryGetValue(type.Name, out List<Entry>? entries))
        {
            foreach (Entry entry in entries)
            {
                if (entry.Arity == type.Arity && TypeName.Is(type, entry.FullName))
                {
                    return entry.Values;
                }
            }
        }

        return null;
    }

    private sealed class Entry(string fullName, int arity)
    {
        public string FullName { get; } = fullName;

        public int Arity { get; } = arity;

        public List<T> Values { get; } = [];
    }
}
