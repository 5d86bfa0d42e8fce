namespace Redaction;

/// <summary>
/// Arrays that should not be moved. netstandard2.0 has no heap for them, so that they may be, and a copy of what was in one may stay
/// behind; nothing of the engine but this depends on their place. In the engine's namespace, to be preferred to what refuses them.
/// </summary>
internal static class GCExtensions
{
    extension(GC)
    {
        public static T[] AllocateArray<T>(int length, bool pinned = false)
        {
            _ = pinned;
            return new T[length];
        }

        public static T[] AllocateUninitializedArray<T>(int length, bool pinned = false)
        {
            _ = pinned;
            return new T[length];
        }
    }
}
