using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Sources;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>What members, elements and new objects hold. A part of <see cref="Evaluator"/>.</summary>
internal sealed class MemberEvaluator(FlowState state, Evaluator evaluator)
{
    public FlowValue Field(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (field.IsConst)
        {
            return FlowValue.Clean;
        }

        if (field.ContainingType is { IsTupleType: true } tuple && reference.Instance is { } instance)
        {
            int index = IndexOf(tuple, field);
            FlowValue element = index >= 0 ? Element(instance, index) : FlowValue.Opaque;
            return evaluator.Named(element, field, field.Type, reference);
        }

        if (state.Sources.IsDeclared(field, evaluator.Rule))
        {
            return FlowValue.Secret(SecretSource.Of(field, reference));
        }

        if (state.Sources.IsNamed(field, field.Type))
        {
            return HasConstantInitializer(field) ? FlowValue.Clean : FlowValue.Secret(SecretSource.Of(field, reference));
        }

        return FromReceiver(reference.Instance);
    }

    public FlowValue Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (SourceFinder.OfProperty(reference) is { } source)
        {
            return FlowValue.Secret(source);
        }

        if (state.Sources.IsDeclared(property, evaluator.Rule))
        {
            return FlowValue.Secret(SecretSource.Of(property, reference));
        }

        if (property.ContainingType.IsAnonymousType && reference.Instance is { } instance && Assigned(instance, property) is { } assigned)
        {
            return evaluator.Evaluate(assigned);
        }

        if (IsPlainPart(property))
        {
            return FlowValue.Clean;
        }

        bool isInSource = property.DeclaringSyntaxReferences.Length > 0;
        FlowValue value = isInSource && property.GetMethod is { } getter ? state.Summaries.Return(evaluator, getter) : FlowValue.Opaque;
        if (value.Source is not null)
        {
            return value;
        }

        if (state.Sources.IsNamed(property, property.Type))
        {
            return value.IsUnknown ? FlowValue.Secret(SecretSource.Of(property, reference)) : FlowValue.Clean;
        }

        return isInSource ? value : FromReceiver(reference.Instance);
    }

    /// <summary>A new object holds what it is made of when its type is one that does.</summary>
    public FlowValue Creation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type)
        {
            return FlowValue.Opaque;
        }

        FlowValue value = FlowValue.Clean;
        if (Propagators.Contains(type) || type.IsTupleType || type.SpecialType == SpecialType.System_String)
        {
            foreach (IArgumentOperation argument in creation.Arguments)
            {
                value = value.Or(evaluator.Evaluate(argument.Value));
            }
        }
        else if (constructor.Parameters.Length > 0)
        {
            value = FlowValue.Opaque;
        }

        return creation.Initializer is { } initializer ? value.Or(Initialized(initializer)) : value;
    }

    /// <summary>One element of a tuple, if it can be told; a name that the tuple gives it may say that it is a secret.</summary>
    public FlowValue Element(IOperation value, int element)
    {
        IOperation origin = Origin(value);
        if (origin is ITupleOperation tuple && element < tuple.Elements.Length)
        {
            return evaluator.Evaluate(tuple.Elements[element]);
        }

        if (origin.Type is INamedTypeSymbol { IsTupleType: true } type && element < type.TupleElements.Length)
        {
            return evaluator.Named(FlowValue.Opaque, type.TupleElements[element], type.TupleElements[element].Type, value);
        }

        // a pair of a dictionary of secrets: the key is not one
        return origin.Type is INamedTypeSymbol { Name: "KeyValuePair" or "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "IEnumerable" } && element > 0
            ? evaluator.Evaluate(value)
            : FlowValue.Opaque;
    }

    /// <summary>Parts of something with a secret in it that are none: the key of a pair, the host of an address.</summary>
    private static bool IsPlainPart(IPropertySymbol property) =>
        property.ContainingType.Name switch
        {
            "KeyValuePair" => property.Name == "Key",
            "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "ConcurrentDictionary" => property.Name == "Keys",
            "Uri" => property.Name is "Host" or "DnsSafeHost" or "IdnHost" or "Scheme" or "Authority",
            _ => false,
        };

    private FlowValue FromReceiver(IOperation? instance) =>
        instance?.Type is { } type && state.Types.CanHold(type) ? evaluator.Evaluate(instance) : FlowValue.Opaque;

    private FlowValue Initialized(IObjectOrCollectionInitializerOperation initializer)
    {
        FlowValue value = FlowValue.Clean;
        foreach (IOperation item in initializer.Initializers)
        {
            switch (item)
            {
                case ISimpleAssignmentOperation assignment:
                    value = value.Or(evaluator.Evaluate(assignment.Value));
                    break;
                case IMemberInitializerOperation member:
                    value = value.Or(Initialized(member.Initializer));
                    break;
                case IInvocationOperation add:
                    foreach (IArgumentOperation argument in add.Arguments)
                    {
                        value = value.Or(evaluator.Evaluate(argument.Value));
                    }

                    break;
            }
        }

        return value;
    }

    /// <summary>What an anonymous object's property was made with, when its creation is at hand.</summary>
    private IOperation? Assigned(IOperation instance, IPropertySymbol property)
    {
        if (Origin(instance) is IAnonymousObjectCreationOperation creation)
        {
            foreach (IOperation item in creation.Initializers)
            {
                if (item is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && target.Property.Name == property.Name)
                {
                    return assignment.Value;
                }
            }
        }

        return null;
    }

    /// <summary>The only value of a local, or the expression itself.</summary>
    private IOperation Origin(IOperation value)
    {
        IOperation origin = Evaluator.Unconverted(value);
        for (int i = 0; i < 8 && origin is ILocalReferenceOperation local; i++)
        {
            List<Definition>? definitions = state.Bodies.Of(local).Of(local.Local);
            if (definitions is not [{ Kind: DefinitionKind.Value, Element: < 0, Value: { } only }])
            {
                break;
            }

            origin = Evaluator.Unconverted(only);
        }

        return origin;
    }

    private static int IndexOf(INamedTypeSymbol tuple, IFieldSymbol field)
    {
        IFieldSymbol plain = field.CorrespondingTupleField ?? field;
        for (int i = 0; i < tuple.TupleElements.Length; i++)
        {
            IFieldSymbol element = tuple.TupleElements[i].CorrespondingTupleField ?? tuple.TupleElements[i];
            if (element.Name == plain.Name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A field that is given a literal and cannot be written again is no secret, or one that other rules report.</summary>
    private static bool HasConstantInitializer(IFieldSymbol field)
    {
        if (!field.IsReadOnly)
        {
            return false;
        }

        foreach (SyntaxReference reference in field.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax })
            {
                return true;
            }
        }

        return false;
    }
}
