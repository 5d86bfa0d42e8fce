using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>
/// Which types can hold a secret, and which show what they hold when they are printed. A number, a delegate, a token of cancellation
/// or an object with members of its own is no secret, whatever its name. Of one compilation; thread-safe.
/// </summary>
internal sealed class SecretTypes
{
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _holders = new(SymbolEqualityComparer.Default);

    /// <summary>Types without a special meaning for the compiler that carry text, by full name without arity.</summary>
    private static readonly HashSet<string> s_carriers = new(StringComparer.Ordinal)
    {
        "System.Uri", "System.UriBuilder", "System.FormattableString", "System.Text.StringBuilder", "System.BinaryData",
        "System.Span", "System.ReadOnlySpan", "System.Memory", "System.ReadOnlyMemory", "System.ArraySegment",
        "System.Buffers.ReadOnlySequence", "System.Lazy", "System.Tuple", "System.ValueTuple", "System.Nullable",
        "System.Collections.Generic.KeyValuePair", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask",
        "System.Runtime.CompilerServices.TaskAwaiter", "System.Runtime.CompilerServices.ValueTaskAwaiter",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable", "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable",
        "System.Diagnostics.ActivityEvent", "System.Diagnostics.ActivityTagsCollection", "System.Diagnostics.TagList",
        "System.Net.Http.HttpRequestMessage", "Microsoft.Extensions.Primitives.StringValues", "Google.Protobuf.ByteString",
        "ModelContextProtocol.Protocol.CallToolResult", "ModelContextProtocol.Protocol.ContentBlock", "ModelContextProtocol.Protocol.TextContentBlock",
    };

    /// <summary>Generic ones that carry only what their last argument can.</summary>
    private static readonly HashSet<string> s_openCarriers = new(StringComparer.Ordinal)
    {
        "System.Span", "System.ReadOnlySpan", "System.Memory", "System.ReadOnlyMemory", "System.ArraySegment", "System.Buffers.ReadOnlySequence",
    };

    /// <summary>Whether a value of this type may hold a secret.</summary>
    public bool CanHold(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
            case SpecialType.System_Object:
            case SpecialType.System_Collections_IEnumerable:
                return true;
            case SpecialType.None:
                break;
            default:
                return false;
        }

        if (type.TypeKind is TypeKind.Enum or TypeKind.Delegate or TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            return false;
        }

        if (_holders.TryGetValue(type, out bool answer))
        {
            return answer;
        }

        answer = Judge(type, 0);
        _holders[type] = answer;
        return answer;
    }

    /// <summary>Whether a name alone makes a secret of a value of this type: text, bytes or a collection of them.</summary>
    public bool CanBeNamed(ITypeSymbol type) => type.TypeKind != TypeKind.TypeParameter && CanHold(type);

    /// <summary>Whether text made of a value of this type shows what it holds; that of an array or a list shows the type's name.</summary>
    public static bool IsPrintable(ITypeSymbol type)
    {
        if (type.SpecialType is SpecialType.System_String or SpecialType.System_Object)
        {
            return true;
        }

        if (type.TypeKind == TypeKind.Array || IsSequence(type))
        {
            return false;
        }

        if (type is INamedTypeSymbol { IsGenericType: true } generic)
        {
            return generic.Name switch
            {
                "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" => generic.TypeArguments[0].SpecialType == SpecialType.System_Char,
                "List" or "Dictionary" or "HashSet" or "ImmutableArray" or "Task" or "ValueTask" or "Queue" or "Stack" or "IDictionary"
                    or "IReadOnlyDictionary" => false,
                _ => true,
            };
        }

        return true;
    }

    /// <summary>The interfaces of collections that the compiler knows.</summary>
    private static bool IsSequence(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType is >= SpecialType.System_Collections_Generic_IEnumerable_T and <= SpecialType.System_Collections_Generic_IReadOnlyCollection_T;

    private bool Judge(ITypeSymbol type, int depth)
    {
        if (depth > 4)
        {
            return false;
        }

        switch (type)
        {
            case IArrayTypeSymbol array:
                return IsElement(array.ElementType, depth);
            case ITypeParameterSymbol or IDynamicTypeSymbol:
                return true;
            case INamedTypeSymbol named when named.IsTupleType:
                return AnyArgument(named, depth);
            case INamedTypeSymbol named:
                string name = FullName(named);
                if (s_openCarriers.Contains(name))
                {
                    return IsElement(named.TypeArguments[0], depth);
                }

                return s_carriers.Contains(name)
                    ? !named.IsGenericType && !IsVoidTask(name) || AnyArgument(named, depth)
                    : IsHandler(named) || IsCollection(named, depth);
            default:
                return false;
        }
    }

    private bool AnyArgument(INamedTypeSymbol named, int depth)
    {
        foreach (ITypeSymbol argument in named.TypeArguments)
        {
            if (Holds(argument, depth + 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsElement(ITypeSymbol element, int depth) =>
        element.SpecialType is SpecialType.System_Char or SpecialType.System_Byte || Holds(element, depth + 1);

    private bool Holds(ITypeSymbol type, int depth) =>
        type.SpecialType switch
        {
            SpecialType.System_String or SpecialType.System_Object => true,
            SpecialType.None => type.TypeKind is not (TypeKind.Enum or TypeKind.Delegate or TypeKind.Error) && Judge(type, depth),
            _ => false,
        };

    private bool IsCollection(INamedTypeSymbol named, int depth)
    {
        if (IsSequence(named))
        {
            return IsElement(named.TypeArguments[0], depth);
        }

        if (named.Name == "IAsyncEnumerable" && named.TypeArguments.Length == 1)
        {
            return Holds(named.TypeArguments[0], depth + 1);
        }

        foreach (INamedTypeSymbol face in named.AllInterfaces)
        {
            if (face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T && !named.IsRecord)
            {
                return Holds(face.TypeArguments[0], depth + 1);
            }
        }

        return false;
    }

    /// <summary>An interpolated string's handler holds what is appended to it.</summary>
    private static bool IsHandler(INamedTypeSymbol named) => named.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal);

    private static bool IsVoidTask(string name) =>
        name.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal) || name.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal);

    private static string FullName(INamedTypeSymbol type)
    {
        string name = type.Name;
        for (INamespaceSymbol space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            name = space.Name + "." + name;
        }

        return name;
    }
}
