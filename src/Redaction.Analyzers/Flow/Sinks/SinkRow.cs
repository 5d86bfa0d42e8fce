namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>One row of the table of sinks.</summary>
/// <param name="Type">The full name of the type that declares the members.</param>
/// <param name="Members">Names separated by spaces; one that ends with <c>*</c> is a start; <c>.ctor</c> a constructor.</param>
/// <param name="Parameters">The parameters that count, by name, separated by spaces; <c>*</c> for all; of a property the value.</param>
/// <param name="Id">The rule.</param>
/// <param name="Condition">What else must hold.</param>
internal sealed record SinkRow(string Type, string Members, string Parameters, string Id, SinkCondition Condition = SinkCondition.None)
{
    private readonly string[] _members = Members.Split(' ');
    private readonly string[]? _parameters = Parameters == "*" ? null : Parameters.Split(' ');

    public bool HasMember(string name)
    {
        foreach (string member in _members)
        {
            if (member[member.Length - 1] == '*' ? string.CompareOrdinal(name, 0, member, 0, member.Length - 1) == 0 : name == member)
            {
                return true;
            }
        }

        return false;
    }

    public bool HasParameter(string name) => _parameters is null || Array.IndexOf(_parameters, name) >= 0;
}
