using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Naming;

namespace Redaction.Analyzers.Literals;

/// <summary>What a constant is given to or compared with, by name: a variable, member, parameter, key, or the method whose value it is.</summary>
internal static class AssignedTo
{
    private static readonly string[] s_verbs = ["Set", "With", "Use", "Add", "Get", "set_", "get_", "Create", "Configure"];

    /// <summary>The operation that takes the value: what stands above conversions, fallbacks, choices and encodings of it.</summary>
    public static (IOperation Value, IOperation? Parent) Climb(IOperation value)
    {
        while (value.Parent is { } parent)
        {
            bool isThrough = parent switch
            {
                IConversionOperation or IParenthesizedOperation => true,
                ICoalesceOperation coalesce => coalesce.WhenNull == value,
                IConditionalOperation choice => choice.Condition != value && choice.Type is not null,
                ISwitchExpressionArmOperation arm => arm.Value == value,
                ISwitchExpressionOperation => value is ISwitchExpressionArmOperation,
                IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation => true,
                IArgumentOperation argument => argument.Parent is IInvocationOperation call && IsEncoding(call.TargetMethod),
                IInvocationOperation call => IsEncoding(call.TargetMethod),
                _ => false,
            };
            if (!isThrough)
            {
                return (value, parent);
            }

            value = parent;
        }

        return (value, null);
    }

    /// <summary>The name of what takes the value; null when it has none.</summary>
    public static string? NameOf(IOperation value, IOperation? parent, ISymbol? member) => parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
        IFieldInitializerOperation field => field.InitializedFields.IsEmpty ? null : field.InitializedFields[0].Name,
        IPropertyInitializerOperation property => property.InitializedProperties.IsEmpty ? null : property.InitializedProperties[0].Name,
        IParameterInitializerOperation parameter => parameter.Parameter.Name,
        IAssignmentOperation assignment => assignment.Value == value ? Reference(assignment.Target) : null,
        IArgumentOperation argument => Parameter(argument),
        ITupleOperation tuple => Element(tuple, value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            Reference(comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand),
        IConstantPatternOperation pattern => Matched(pattern),
        ISingleValueCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => Reference(choice.Value),
        IInvocationOperation { TargetMethod.Name: "Equals" } call => call.Instance == value && call.Arguments.Length > 0 ? Reference(call.Arguments[0].Value) : null,
        IReturnOperation => member is null ? null : WithoutVerb(member.Name),
        _ => null,
    };

    /// <summary>What an expression refers to, by name; a key stands for what it names.</summary>
    public static string? Reference(IOperation? target) => target switch
    {
        IConversionOperation conversion => Reference(conversion.Operand),
        IParenthesizedOperation inner => Reference(inner.Operand),
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IPropertyReferenceOperation { Arguments.Length: > 0 } indexer => ShownKey.OrNull(Text(indexer.Arguments[0].Value)),
        IMemberReferenceOperation member => member.Member.Name,
        IDynamicMemberReferenceOperation member => member.MemberName,
        IDynamicIndexerAccessOperation { Arguments.Length: > 0 } indexer => ShownKey.OrNull(Text(indexer.Arguments[0])),
        IInvocationOperation { Arguments.Length: 0 } call => WithoutVerb(call.TargetMethod.Name),
        IVariableDeclaratorOperation declarator => declarator.Symbol.Name,
        IDeclarationExpressionOperation declaration => Reference(declaration.Expression),
        IConditionalAccessOperation access => Reference(access.WhenNotNull),
        _ => null,
    };

    /// <summary>A constant text; null for anything else.</summary>
    public static string? Text(IOperation? value) => value?.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>The key that stands before an argument in a call: of a dictionary, a header, a setting. Null when there is none.</summary>
    public static string? KeyBefore(IArgumentOperation argument)
    {
        if (argument.Parameter is not { Ordinal: > 0 } parameter)
        {
            return null;
        }

        System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments = argument.Parent switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation made => made.Arguments,
            _ => [],
        };
        foreach (IArgumentOperation other in arguments)
        {
            if (other.Parameter?.Ordinal == parameter.Ordinal - 1)
            {
                return ShownKey.OrNull(Text(other.Value));
            }
        }

        return null;
    }

    private static string? Parameter(IArgumentOperation argument)
    {
        if (argument.Parameter is not { } parameter)
        {
            return null;
        }

        if (argument.Parent is IInvocationOperation call)
        {
            if (call.TargetMethod.Name is "Equals" && OtherOf(call, argument) is { } other)
            {
                return Reference(other);
            }

            // the one argument of SetPassword is the password, whatever its parameter is called
            if (call.TargetMethod.Parameters.Length - (call.TargetMethod.IsExtensionMethod && call.TargetMethod.ReducedFrom is null ? 1 : 0) == 1
                && WithoutVerb(call.TargetMethod.Name) is { } noun && noun != call.TargetMethod.Name && !Naming.SecretNames.IsSecret(parameter.Name))
            {
                return noun;
            }
        }

        return parameter.Name is "value" or "val" or "secret" or "item" or "obj" && KeyBefore(argument) is { } key ? key : parameter.Name;
    }

    private static IOperation? OtherOf(IInvocationOperation call, IArgumentOperation argument)
    {
        foreach (IArgumentOperation other in call.Arguments)
        {
            if (other != argument && other.Value.Type?.TypeKind != TypeKind.Enum)
            {
                return other.Value;
            }
        }

        return call.Instance;
    }

    private static string? Element(ITupleOperation tuple, IOperation value)
    {
        int index = tuple.Elements.IndexOf(value);
        IOperation? parent = tuple.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        if (parent is IDeconstructionAssignmentOperation deconstruction)
        {
            IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
            return target is ITupleOperation targets && index >= 0 && index < targets.Elements.Length ? Reference(targets.Elements[index]) : null;
        }

        ITypeSymbol? type = tuple.Parent is IConversionOperation conversion ? conversion.Type : tuple.Type;
        return type is INamedTypeSymbol { IsTupleType: true } named && index >= 0 && index < named.TupleElements.Length ? named.TupleElements[index].Name : null;
    }

    private static string? Matched(IOperation pattern)
    {
        IOperation? above = pattern.Parent;
        while (above is IBinaryPatternOperation or INegatedPatternOperation)
        {
            above = above.Parent;
        }

        return above switch
        {
            IIsPatternOperation test => Reference(test.Value),
            IPropertySubpatternOperation property => Reference(property.Member),
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => Reference(choice.Value),
            IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => Reference(choice.Value),
            _ => null,
        };
    }

    private static bool IsEncoding(IMethodSymbol method) => method.Name switch
    {
        "GetBytes" => method.ContainingType.Name is "Encoding" or "UTF8Encoding" or "ASCIIEncoding" or "UnicodeEncoding",
        "FromBase64String" or "FromHexString" => method.ContainingType.Name is "Convert",
        "ToCharArray" or "Trim" or "ToString" => method.ContainingType.SpecialType == SpecialType.System_String,
        "ToArray" or "AsSpan" or "AsMemory" => method.ContainingType.Name is "Enumerable" or "MemoryExtensions" or "ReadOnlySpan",
        _ => false,
    };

    private static string WithoutVerb(string name)
    {
        foreach (string verb in s_verbs)
        {
            if (name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && !char.IsLower(name[verb.Length]))
            {
                return name[verb.Length..];
            }
        }

        return name;
    }
}
