namespace Redaction.Tool.Scanning;

/// <summary>
/// Reads a file's class from its path, and says which findings the alert profile leaves out there. A secret that identifies itself,
/// a verified one and a known value are never left out, wherever they stand: live keys do turn up in tests and documentation.
/// </summary>
internal static class PathClasses
{
    private static readonly HashSet<string> s_locks = new(StringComparer.OrdinalIgnoreCase)
    {
        "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "deno.lock", "packages.lock.json", "project.assets.json", "paket.lock",
        "Cargo.lock", "go.sum", "go.work.sum", "poetry.lock", "Pipfile.lock", "uv.lock", "pdm.lock", "Gemfile.lock", "Podfile.lock", "Package.resolved", "Cartfile.resolved",
        "composer.lock", "mix.lock", "pubspec.lock", "rebar.lock", "stack.yaml.lock", "cabal.project.freeze", "verification-metadata.xml", "gradle-wrapper.properties", "flake.lock",
        "MODULE.bazel.lock", "conan.lock", ".terraform.lock.hcl", "blazor.boot.json", "service-worker-assets.js", "SHA256SUMS", "SHA512SUMS", "checksums.txt", "asset-manifest.json",
    };

    /// <summary>Endings of names; one that begins with a capital is compared with case: <c>LoginTests.cs</c> is a test, <c>latest.cs</c> is not.</summary>
    private static readonly (string Ending, PathClass Class)[] s_endings =
    [
        (".min.js", PathClass.Minified), (".min.css", PathClass.Minified), (".bundle.js", PathClass.Minified), (".chunk.js", PathClass.Minified), (".map", PathClass.Minified),
        (".designer.cs", PathClass.Minified), (".g.cs", PathClass.Minified), (".g.i.cs", PathClass.Minified), (".pb.go", PathClass.Minified), ("_pb2.py", PathClass.Minified),
        (".deps.json", PathClass.Lock), (".runtimeconfig.json", PathClass.Lock), (".nupkg.metadata", PathClass.Lock), (".sha1", PathClass.Lock), (".sha256", PathClass.Lock),
        (".sha512", PathClass.Lock), (".md5", PathClass.Lock),
        (".example", PathClass.Template), (".sample", PathClass.Template), (".template", PathClass.Template), (".tpl", PathClass.Template), (".tmpl", PathClass.Template),
        (".dist", PathClass.Template), (".example.json", PathClass.Template), (".sample.json", PathClass.Template), (".example.yml", PathClass.Template),
        (".example.yaml", PathClass.Template), (".example.toml", PathClass.Template), (".template.json", PathClass.Template), (".example.env", PathClass.Template),
        (".md", PathClass.Documentation), (".mdx", PathClass.Documentation), (".rst", PathClass.Documentation), (".adoc", PathClass.Documentation), (".textile", PathClass.Documentation),
        (".pod", PathClass.Documentation), (".csv", PathClass.Data), (".tsv", PathClass.Data), (".jsonl", PathClass.Data), (".ndjson", PathClass.Data), (".sql", PathClass.Data),
        (".log", PathClass.Data), (".svg", PathClass.Data), (".geojson", PathClass.Data), (".ipynb", PathClass.Data), (".po", PathClass.Data), (".xlf", PathClass.Data), (".resx", PathClass.Data),
        ("Tests.cs", PathClass.Test), ("Test.cs", PathClass.Test), ("_test.go", PathClass.Test), (".spec.ts", PathClass.Test), (".spec.js", PathClass.Test), (".test.ts", PathClass.Test),
        (".test.tsx", PathClass.Test), (".test.js", PathClass.Test), (".test.jsx", PathClass.Test), ("Test.java", PathClass.Test), ("Tests.java", PathClass.Test), ("Test.kt", PathClass.Test),
        ("_test.py", PathClass.Test), ("_spec.rb", PathClass.Test), ("_test.rb", PathClass.Test), ("Test.php", PathClass.Test), ("_test.rs", PathClass.Test), ("_test.exs", PathClass.Test),
        (".snap", PathClass.Test),
    ];

    private static readonly Dictionary<string, PathClass> s_folders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["node_modules"] = PathClass.Vendored,
        ["vendor"] = PathClass.Vendored,
        ["third_party"] = PathClass.Vendored,
        ["third-party"] = PathClass.Vendored,
        ["bower_components"] = PathClass.Vendored,
        ["site-packages"] = PathClass.Vendored,
        ["_vendor"] = PathClass.Vendored,
        ["test"] = PathClass.Test,
        ["tests"] = PathClass.Test,
        ["spec"] = PathClass.Test,
        ["specs"] = PathClass.Test,
        ["__tests__"] = PathClass.Test,
        ["fixtures"] = PathClass.Test,
        ["fixture"] = PathClass.Test,
        ["testdata"] = PathClass.Test,
        ["test-data"] = PathClass.Test,
        ["mocks"] = PathClass.Test,
        ["__mocks__"] = PathClass.Test,
        ["snapshots"] = PathClass.Test,
        ["__snapshots__"] = PathClass.Test,
        ["samples"] = PathClass.Test,
        ["examples"] = PathClass.Test,
        ["cassettes"] = PathClass.Test,
        ["e2e"] = PathClass.Test,
        ["docs"] = PathClass.Documentation,
        ["doc"] = PathClass.Documentation,
    };

    /// <summary>The class of a path as it is shown, with forward slashes; that of a folder counts before that of the name, but for lock files.</summary>
    public static PathClass Of(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        if (s_locks.Contains(name))
        {
            return PathClass.Lock;
        }

        for (int start = 0, end; (end = path.IndexOf('/', start)) >= 0; start = end + 1)
        {
            string part = path[start..end];
            if (s_folders.TryGetValue(part, out PathClass folder))
            {
                return folder;
            }

            if (IsTestProject(part))
            {
                return PathClass.Test;
            }
        }

        foreach ((string ending, PathClass ofEnding) in s_endings)
        {
            if (name.EndsWith(ending, ending[0] is >= 'A' and <= 'Z' ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
            {
                return ofEnding;
            }
        }

        return name.StartsWith("test_", StringComparison.Ordinal) && name.EndsWith(".py", StringComparison.Ordinal) ? PathClass.Test : PathClass.Ordinary;
    }

    /// <summary>Whether the alert profile leaves a finding out in a file of this class.</summary>
    public static bool LeavesOut(PathClass place, in Finding finding)
    {
        if (finding.Kind != FindingKind.Pattern || finding.Confidence >= Confidence.SelfIdentifying)
        {
            return false;
        }

        return place switch
        {
            PathClass.Ordinary => false,
            // what a provider's name tells is worth reading here too: live keys turn up in tests, a registry's password in a lock file
            PathClass.Test or PathClass.Documentation or PathClass.Template or PathClass.Lock or PathClass.Data => finding.Confidence == Confidence.Generic,
            _ => true,
        };
    }

    /// <summary>A project named for tests, such as <c>Contoso.Billing.Tests</c>.</summary>
    private static bool IsTestProject(string folder) =>
        folder.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".Test", StringComparison.OrdinalIgnoreCase)
        || folder.EndsWith("-tests", StringComparison.OrdinalIgnoreCase) || folder.EndsWith("_tests", StringComparison.OrdinalIgnoreCase);
}
