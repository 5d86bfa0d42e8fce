using System.Runtime.CompilerServices;

namespace Redaction;

/// <summary>
/// How the runtime compiles the loops that all input passes: at once as well as it can. The compiler's process, in which analyzers run,
/// compiles so much that it comes to no second look at what it compiled in haste; and without vectors, haste costs seven times as much.
/// </summary>
internal static class Tiering
{
    /// <summary>AggressiveOptimization, which netstandard2.0 has no name for and .NET Framework does not need.</summary>
    public const MethodImplOptions Loop = (MethodImplOptions)512;
}
