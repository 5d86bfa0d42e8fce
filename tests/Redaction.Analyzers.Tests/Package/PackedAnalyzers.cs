using System.Diagnostics;

namespace Redaction.Analyzers.Tests.Package;

/// <summary>
/// The package in a feed of its own, packed from what was built, and projects that install it from there with a package folder and home
/// of their own.
/// </summary>
public sealed class PackedAnalyzers : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redaction-analyzers-");
    private string _version = "";

    private string Feed => Path.Combine(_folder.FullName, "feed");

    public async ValueTask InitializeAsync()
    {
        string project = Path.Combine(Repository.Root, "src", "Redaction.Analyzers.Pack", "Redaction.Analyzers.Pack.csproj");
        (int code, string output) = await Dotnet(Repository.Root, "pack", project, "-c", TestReferences.Configuration, "--no-build", "-o", Feed);
        Assert.True(code == 0, output);
        string package = Assert.Single(Directory.GetFiles(Feed, "Redaction.Analyzers.*.nupkg"));
        _version = Path.GetFileNameWithoutExtension(package)["Redaction.Analyzers.".Length..];
    }

    /// <summary>A project with these files and the package; what is in <paramref name="properties"/> stands in its project file.</summary>
    public string CreateProject(string properties, params (string Name, string Text)[] files)
    {
        string folder = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        Write(folder, "nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder.FullName, "packages")}" /></config>
            </configuration>
            """);
        Write(folder, "App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Redaction.Analyzers" Version="{_version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        foreach ((string name, string text) in files)
        {
            Write(folder, name, text);
        }

        return folder;
    }

    /// <summary>Builds a project; the compiler is one that nobody else uses, so that the analyzers are loaded anew.</summary>
    public static Task<(int Code, string Output)> Build(string folder, params string[] arguments) =>
        Dotnet(folder, ["build", "-nologo", "-v:minimal", "-p:UseSharedCompilation=false", .. arguments]);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static async Task<(int Code, string Output)> Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + errors);
    }
}
