using System.Reflection;
using System.Runtime.Loader;

namespace Redaction.NetStandard.Tests;

/// <summary>The net10.0 build of the engine, in a load context of its own in this process; only strings go to and fro.</summary>
internal sealed class Oracle : AssemblyLoadContext
{
    private static readonly Oracle s_instance = new(Metadata("Oracle"));

    private readonly AssemblyDependencyResolver _resolver;
    private readonly Assembly _assembly;

    private Oracle(string path)
        : base("net10.0")
    {
        _resolver = new AssemblyDependencyResolver(path);
        _assembly = LoadFromAssemblyPath(Path.GetFullPath(path));
    }

    /// <summary>Calls a static method of the oracle's assembly.</summary>
    public static T Call<T>(string type, string method, params object?[] arguments) =>
        (T)s_instance._assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, arguments)!;

    /// <summary>Calls the other compilation of a method of the shared report.</summary>
    public static T Report<T>(string method, params object?[] arguments) => Call<T>("Redaction.Tests.Tables.EngineReport", method, arguments);

    /// <summary>What the build has written down about places.</summary>
    public static string Metadata(string key) =>
        typeof(Oracle).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}
