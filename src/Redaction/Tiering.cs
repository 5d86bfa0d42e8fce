using System.Runtime.CompilerServices;

namespace Redaction;

/// <summary>How the runtime compiles the loops that all input passes: here as everything else, with what it learned of their first runs.</summary>
internal static class Tiering
{
    public const MethodImplOptions Loop = default;
}
