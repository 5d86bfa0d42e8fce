using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Evaluation;
using Redaction.Analyzers.Naming;

namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>
/// Says whether an operation gives values to a sink, and which: a call costs one look-up of its type's name.
/// Thread-safe.
/// </summary>
internal sealed class SinkFinder(Compilation compilation, BodyCache bodies)
{
    private const string Exception = "System.Exception", Logger = "Microsoft.Extensions.Logging.ILogger";

    private static readonly TypeTable<SinkRow> s_rows = new(SinkTable.All.Select(row => (row.Type, row)));

    private readonly WriterTarget _writers = new(bodies);

    /// <summary>Whether there are tools at all: else no return need look at its method's attributes.</summary>
    private readonly Lazy<bool> _hasTools = new(() => compilation.GetTypeByMetadataName("ModelContextProtocol.Server.McpServerToolAttribute") is not null);

    /// <summary>The values that an operation gives to sinks; null for most.</summary>
    public List<SinkUse>? Find(IOperation operation, ISymbol containing, FlowSettings settings) =>
        operation switch
        {
            IInvocationOperation call => OfCall(call, settings),
            IObjectCreationOperation creation => OfCreation(creation),
            ISimpleAssignmentOperation assignment => OfAssignment(assignment.Target, assignment.Value),
            ICompoundAssignmentOperation assignment => OfAssignment(assignment.Target, assignment.Value),
            IReturnOperation { ReturnedValue: { } value } => OfReturn(value, containing, operation),
            _ => null,
        };

    private List<SinkUse>? OfCall(IInvocationOperation call, FlowSettings settings)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind == MethodKind.Constructor)
        {
            return OfException(method, call.Arguments);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return OfLogDelegate(call);
        }

        if (s_rows.Of(method.ContainingType) is { } rows)
        {
            List<SinkUse>? uses = null;
            foreach (SinkRow row in rows)
            {
                if (row.HasMember(method.Name) && Rule(row, call.Instance) is { } id)
                {
                    bool showsMembers = id == DiagnosticIds.SecretInLog && TakesApart(call);
                    foreach (IArgumentOperation argument in call.Arguments)
                    {
                        if (argument.Parameter is { } parameter && row.HasParameter(parameter.Name))
                        {
                            (uses ??= []).Add(new(id, method.Name, argument.Value, showsMembers));
                        }
                    }
                }
            }

            return uses;
        }

        if ((method.IsPartialDefinition || method.PartialDefinitionPart is not null)
            && HasAttribute(method.PartialDefinitionPart ?? method, "LoggerMessageAttribute"))
        {
            return AllArguments(DiagnosticIds.SecretInLog, call, 0);
        }

        return settings.SinkOf(method) is { } own ? AllArguments(own, call, 0) : null;
    }

    private static List<SinkUse>? OfCreation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor)
        {
            return null;
        }

        if (s_rows.Of(constructor.ContainingType) is not { } rows)
        {
            return OfException(constructor, creation.Arguments);
        }

        List<SinkUse>? uses = null;
        foreach (SinkRow row in rows)
        {
            if (row.HasMember(".ctor"))
            {
                foreach (IArgumentOperation argument in creation.Arguments)
                {
                    if (argument.Parameter is { } parameter && row.HasParameter(parameter.Name))
                    {
                        (uses ??= []).Add(new(row.Id, constructor.ContainingType.Name, argument.Value));
                    }
                }
            }
        }

        return uses;
    }

    private static List<SinkUse>? OfException(IMethodSymbol constructor, ImmutableArray<IArgumentOperation> arguments)
    {
        if (arguments.IsEmpty || !IsException(constructor.ContainingType))
        {
            return null;
        }

        // what the constructor of an own exception does with its other parameters is seen in its body
        bool isOwn = !constructor.DeclaringSyntaxReferences.IsEmpty;
        List<SinkUse>? uses = null;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: var name }
                && name is not ("paramName" or "innerException" or "objectName" or "fileName")
                && (!isOwn || name.IndexOf("message", StringComparison.OrdinalIgnoreCase) >= 0))
            {
                (uses ??= []).Add(new(DiagnosticIds.SecretInException, constructor.ContainingType.Name, argument.Value));
            }
            else if (!isOwn && argument.Parameter is { Name: "actualValue" })
            {
                (uses ??= []).Add(new(DiagnosticIds.SecretInException, constructor.ContainingType.Name, argument.Value));
            }
        }

        return uses;
    }

    private List<SinkUse>? OfAssignment(IOperation target, IOperation value)
    {
        if (target is not IPropertyReferenceOperation { Property: var property } reference
            || s_rows.Of(property.ContainingType) is not { } rows)
        {
            return null;
        }

        string name = property.IsIndexer ? "this[]" : property.Name;
        foreach (SinkRow row in rows)
        {
            if (row.HasMember(name) && Rule(row, reference.Instance) is { } id)
            {
                return [new(id, property.IsIndexer && reference.Instance is IPropertyReferenceOperation { Property.Name: var owner } ? owner : property.Name, value)];
            }
        }

        return null;
    }

    private List<SinkUse>? OfReturn(IOperation value, ISymbol containing, IOperation at)
    {
        if (containing is not IMethodSymbol method)
        {
            return null;
        }

        bool isToString = method is { Name: "ToString", IsOverride: true, Parameters.Length: 0 };
        if (!isToString && (!_hasTools.Value || !HasAttribute(method, "McpServerToolAttribute")) || IsNested(at))
        {
            return null;
        }

        return isToString
            ? [new(DiagnosticIds.SecretInToString, method.ContainingType.Name, value)]
            : [new(DiagnosticIds.SecretInToolResult, method.Name, value, ShowsMembers: true)];
    }

    /// <summary>Whether a return is one of a function within the method.</summary>
    private static bool IsNested(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static List<SinkUse>? OfLogDelegate(IInvocationOperation call)
    {
        // what LoggerMessage.Define gives: Action<ILogger, ..., Exception>
        if (call.TargetMethod.ContainingType is not { Name: "Action", TypeArguments: { Length: >= 3 } arguments }
            || !TypeName.Is(arguments[0], Logger) || !TypeName.Is(arguments[arguments.Length - 1], Exception))
        {
            return null;
        }

        return AllArguments(DiagnosticIds.SecretInLog, call, 1, call.Instance switch
        {
            IFieldReferenceOperation field => field.Field.Name,
            ILocalReferenceOperation local => local.Local.Name,
            _ => "LoggerMessage",
        });
    }

    private static List<SinkUse> AllArguments(string id, IInvocationOperation call, int from, string? name = null)
    {
        List<SinkUse> uses = [];
        for (int i = from; i < call.Arguments.Length; i++)
        {
            uses.Add(new(id, name ?? call.TargetMethod.Name, call.Arguments[i].Value));
        }

        return uses;
    }

    /// <summary>The rule of a row for a receiver; null when the row's condition does not hold.</summary>
    private string? Rule(SinkRow row, IOperation? instance)
    {
        IOperation? receiver = instance is null ? null : Evaluator.Unconverted(instance);
        switch (row.Condition)
        {
            case SinkCondition.Writer:
                return _writers.RuleOf(receiver);
            case SinkCondition.ArgumentList:
                if (receiver is IInstanceReferenceOperation && ImplicitReceiver(receiver) is { } member)
                {
                    receiver = member;
                }

                return receiver is IPropertyReferenceOperation { Property: { Name: "ArgumentList", ContainingType.Name: "ProcessStartInfo" } } ? row.Id : null;
            case SinkCondition.ExceptionData:
                return receiver is IPropertyReferenceOperation { Property: { Name: "Data" } data } && IsException(data.ContainingType) ? row.Id : null;
            default:
                return row.Id;
        }
    }

    /// <summary>The member that a collection initializer adds to: <c>ArgumentList = { "a" }</c>.</summary>
    private static IOperation? ImplicitReceiver(IOperation receiver)
    {
        for (IOperation? parent = receiver.Parent; parent is not null and not IObjectCreationOperation; parent = parent.Parent)
        {
            if (parent is IMemberInitializerOperation member)
            {
                return member.InitializedMember;
            }
        }

        return null;
    }

    /// <summary>Whether a template takes objects apart, as Serilog's <c>{@user}</c>.</summary>
    private static bool TakesApart(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string template } && template.IndexOf("{@", StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAttribute(IMethodSymbol method, string name)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsException(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (TypeName.Is(current, Exception))
            {
                return true;
            }
        }

        return false;
    }
}
