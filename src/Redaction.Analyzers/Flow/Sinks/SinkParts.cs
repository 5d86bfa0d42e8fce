using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Evaluation;

namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>
/// The parts of a value that a sink is given: holes of an interpolated string, operands of a concatenation, elements of a
/// <c>params</c> array. Each is asked for on its own, so that a report stands at the part that can be redacted.
/// </summary>
internal static class SinkParts
{
    private const int MaxParts = 200;

    /// <summary>The parts; one that becomes text before the sink sees it is marked.</summary>
    public static List<(IOperation Part, bool IsText)> Of(IOperation value)
    {
        List<(IOperation Part, bool IsText)> parts = [];
        Add(value, isText: false, parts, 0);
        return parts;
    }

    private static void Add(IOperation value, bool isText, List<(IOperation Part, bool IsText)> parts, int depth)
    {
        value = Evaluator.Unconverted(value);
        if (value.ConstantValue.HasValue || parts.Count >= MaxParts || depth > 32)
        {
            return;
        }

        switch (value)
        {
            case IInterpolatedStringOperation interpolated:
                foreach (IInterpolatedStringContentOperation content in interpolated.Parts)
                {
                    if (content is IInterpolationOperation hole)
                    {
                        Add(hole.Expression, isText: true, parts, depth + 1);
                    }
                    else if (content is IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: { Length: > 0 } arguments } })
                    {
                        Add(arguments[0].Value, isText: true, parts, depth + 1);
                    }
                }

                break;
            case IInterpolatedStringHandlerCreationOperation handler:
                Add(handler.Content, isText, parts, depth + 1);
                break;
            case IInterpolatedStringAdditionOperation addition:
                Add(addition.Left, isText, parts, depth + 1);
                Add(addition.Right, isText, parts, depth + 1);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                IOperation left = sum;
                int first = parts.Count;
                while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } inner)
                {
                    Add(inner.RightOperand, isText: true, parts, depth + 1);
                    left = inner.LeftOperand;
                }

                Add(left, isText: true, parts, depth + 1);
                parts.Reverse(first, parts.Count - first);
                break;
            case IArrayCreationOperation { IsImplicit: true, Initializer: { } initializer }:
                foreach (IOperation element in initializer.ElementValues)
                {
                    Add(element, isText, parts, depth + 1);
                }

                break;
            case ICollectionExpressionOperation collection:
                foreach (IOperation element in collection.Elements)
                {
                    Add(element, isText, parts, depth + 1);
                }

                break;
            default:
                parts.Add((value, isText));
                break;
        }
    }
}
