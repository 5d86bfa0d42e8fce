using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>What a pattern is matched against: the value of its <c>is</c> or <c>switch</c>, or the member that it stands for.</summary>
internal static class PatternInput
{
    public static IOperation? Of(IPatternOperation pattern)
    {
        for (IOperation? parent = pattern.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IIsPatternOperation test:
                    return test.Value;
                case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation expression }:
                    return expression.Value;
                case ISwitchCaseOperation { Parent: ISwitchOperation statement }:
                    return statement.Value;
                case IPropertySubpatternOperation property:
                    return property.Member;
                case IBinaryPatternOperation or INegatedPatternOperation or IPatternCaseClauseOperation:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
