using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>Whether a mention of a raw stream, reader or writer moves content through it.</summary>
internal static class RawUse
{
    public static bool IsUse(IOperation reference, bool isWritten)
    {
        IOperation value = reference.Whole();
        return value.Parent switch
        {
            IInvocationOperation call when call.Instance == value => Moves(call.TargetMethod, isWritten),
            IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } => Moves(call.TargetMethod, isWritten),
            IArgumentOperation { Parent: IInvocationOperation call } => isWritten ? IsTarget(call) : IsSource(call),
            IArgumentOperation { Parent: IObjectCreationOperation creation } => IsAdapter(creation.Type, isWritten),
            _ => false,
        };
    }

    private static bool Moves(IMethodSymbol method, bool isWritten)
    {
        string name = method.Name;
        return isWritten
            ? name.StartsWith("Write", StringComparison.Ordinal) || name is "BeginWrite"
            : name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("CopyTo", StringComparison.Ordinal) || name is "BeginRead" or "TryRead" or "AdvanceTo";
    }

    /// <summary>Something else is copied or serialized into it.</summary>
    private static bool IsTarget(IInvocationOperation call) =>
        call.TargetMethod.Name is "CopyTo" or "CopyToAsync"
        || (call.TargetMethod.Name is "Serialize" or "SerializeAsync" && call.TargetMethod.ContainingType.Name == "JsonSerializer");

    /// <summary>Something is made of what it gives; extension methods that read it are among these.</summary>
    private static bool IsSource(IInvocationOperation call) =>
        (call.TargetMethod.Name is "Deserialize" or "DeserializeAsync" && call.TargetMethod.ContainingType.Name == "JsonSerializer")
        || (call.TargetMethod.IsExtensionMethod && Moves(call.TargetMethod, isWritten: false));

    private static bool IsAdapter(ITypeSymbol? type, bool isWritten)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (isWritten ? type.Name is "TextWriter" or "BinaryWriter" or "Utf8JsonWriter" : type.Name is "TextReader" or "BinaryReader")
            {
                return true;
            }
        }

        return false;
    }
}
