namespace System.Buffers;

/// <summary>A set of values to look for.</summary>
internal abstract class SearchValues<T>
{
    public abstract bool Contains(T value);
}
