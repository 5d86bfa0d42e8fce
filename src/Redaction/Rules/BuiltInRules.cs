namespace Redaction;

/// <summary>The rules of the folder <c>rules</c>, as the rule compiler wrote them down.</summary>
internal static partial class BuiltInRules
{
    internal static Rule[] Create() => RuleTable.Read(Table);
}
