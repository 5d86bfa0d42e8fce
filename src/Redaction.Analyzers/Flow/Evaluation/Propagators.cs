using Microsoft.CodeAnalysis;
using Redaction.Analyzers.Naming;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>
/// Which types' static methods and constructors give a value that is made of their arguments. Methods of an instance need no table: what a
/// string, builder, collection or task gives is made of it.
/// </summary>
internal static class Propagators
{
    private static readonly string[] s_types =
    [
        "System.String", "System.Convert", "System.BitConverter", "System.Uri", "System.UriBuilder", "System.FormattableString", "System.Tuple", "System.ValueTuple",
        "System.Lazy`1", "System.MemoryExtensions", "System.Span`1", "System.ReadOnlySpan`1", "System.Memory`1", "System.ReadOnlyMemory`1", "System.ArraySegment`1",
        "System.BinaryData", "System.Nullable`1",
        "System.Text.StringBuilder", "System.Text.Encoding", "System.Text.UTF8Encoding", "System.Text.RegularExpressions.Regex", "System.Text.Encodings.Web.TextEncoder",
        "System.Text.Json.JsonSerializer", "Newtonsoft.Json.JsonConvert",
        "System.Collections.Generic.KeyValuePair", "System.Collections.Generic.KeyValuePair`2", "System.Collections.Generic.List`1", "System.Collections.Generic.HashSet`1",
        "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.Queue`1", "System.Collections.Generic.Stack`1",
        "System.Collections.Immutable.ImmutableArray", "System.Collections.Immutable.ImmutableList",
        "System.Linq.Enumerable", "System.IO.Path", "System.Net.WebUtility", "System.Web.HttpUtility",
        "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1", "System.Threading.Tasks.TaskAsyncEnumerableExtensions",
        "System.Net.Http.HttpRequestMessage", "System.Net.Http.Headers.AuthenticationHeaderValue",
        "System.Diagnostics.ActivityEvent", "System.Diagnostics.ActivityTagsCollection", "System.Diagnostics.TagList",
        "Microsoft.AspNetCore.WebUtilities.QueryHelpers", "Microsoft.Extensions.Primitives.StringValues",
        "ModelContextProtocol.Protocol.TextContentBlock", "ModelContextProtocol.Protocol.CallToolResult",
    ];

    private static readonly TypeTable<bool> s_table = new(s_types.Select(type => (type, true)));

    /// <summary>Whether what a method or constructor of a type gives is made of the arguments.</summary>
    public static bool Contains(INamedTypeSymbol type) => s_table.Of(type) is not null;
}
