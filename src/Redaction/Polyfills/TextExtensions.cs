using System.Text;

namespace System;

/// <summary>Formatting and replacing that .NET has added.</summary>
internal static class TextExtensions
{
    extension(string)
    {
        public static string Create(IFormatProvider? provider, FormattableString text) => text.ToString(provider);
    }

    public static StringBuilder Append(this StringBuilder builder, IFormatProvider? provider, FormattableString text) => builder.Append(text.ToString(provider));

    public static string Replace(this string text, string oldValue, string newValue, StringComparison comparisonType) =>
        comparisonType == StringComparison.Ordinal ? text.Replace(oldValue, newValue) : throw new ArgumentOutOfRangeException(nameof(comparisonType));
}
