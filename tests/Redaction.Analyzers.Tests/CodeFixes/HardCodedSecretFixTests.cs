using Redaction.Analyzers.CodeFixes;

namespace Redaction.Analyzers.Tests.CodeFixes;

/// <summary>Hard-coded secrets are read from where secrets are kept.</summary>
public class HardCodedSecretFixTests
{
    private const string FromEnvironment = "Read it from an environment variable";
    private const string FromConfiguration = "Read it from configuration";
    private const string AsReference = "Read it as a secret reference";
    private const string Suppress = "Suppress with a reason";

    public static TheoryData<string, string, string> Environment => new()
    {
        {
            "a field",
            "class Mail { private readonly string _apiKey = [|\"planted\"|]; }",
            "class Mail { private readonly string _apiKey = %ENV(API_KEY)%; }"
        },
        {
            "a constant",
            "class Mail { private const string ApiKey = [|\"planted\"|]; string M() => ApiKey; }",
            "class Mail { private static readonly string ApiKey = %ENV(API_KEY)%; string M() => ApiKey; }"
        },
        {
            "a constant without a modifier",
            "class Mail { const string ApiKey = [|\"planted\"|]; }",
            "class Mail { static readonly string ApiKey = %ENV(API_KEY)%; }"
        },
        {
            "a local constant",
            "class Mail { string M() { const string key = [|\"planted\"|]; return key; } }",
            "class Mail { string M() { string key = %ENV(KEY)%; return key; } }"
        },
        {
            "a local",
            "class Mail { string M() { var dbPassword = [|\"planted\"|]; return dbPassword; } }",
            "class Mail { string M() { var dbPassword = %ENV(DB_PASSWORD)%; return dbPassword; } }"
        },
        {
            "a property",
            "class Mail { public string ApiKey { get; set; } = [|\"planted\"|]; }",
            "class Mail { public string ApiKey { get; set; } = %ENV(API_KEY)%; }"
        },
        {
            "an arrow",
            "class Mail { string ApiKey => [|\"planted\"|]; }",
            "class Mail { string ApiKey => %ENV(API_KEY)%; }"
        },
        {
            "an argument",
            "class Mail { void M() { Connect(\"host\", [|\"planted 1004\"|]); } void Connect(string host, string password) { } }",
            "class Mail { void M() { Connect(\"host\", %ENV(PASSWORD)%); } void Connect(string host, string password) { } }"
        },
        {
            "a named argument",
            "class Mail { void M() { Connect(password: [|\"planted\"|], host: \"h\"); } void Connect(string host, string password) { } }",
            "class Mail { void M() { Connect(password: %ENV(PASSWORD)%, host: \"h\"); } void Connect(string host, string password) { } }"
        },
        {
            "an initializer",
            "class O { public string? Token { get; set; } } class Mail { O M() => new O { Token = [|\"planted 1001\"|] }; }",
            "class O { public string? Token { get; set; } } class Mail { O M() => new O { Token = %ENV(TOKEN)% }; }"
        },
        {
            "a raw text",
            "class Mail { string M() { var token = [|\"\"\"planted\"\"\"|]; return token; } }",
            "class Mail { string M() { var token = %ENV(TOKEN)%; return token; } }"
        },
        {
            "a constant of parts",
            "class Mail { string M() { var token = [|\"planted\"|] + \"x\"; return token; } }",
            "class Mail { string M() { var token = %ENV(TOKEN)%; return token; } }"
        },
        {
            "a part of a text",
            "class Mail { string M(string s) { var token = [|\"planted\"|] + s; return token; } }",
            "class Mail { string M(string s) { var token = (%ENV(TOKEN)%) + s; return token; } }"
        },
        {
            "a default",
            "class Mail { string M(string? s) { var token = s ?? [|\"planted\"|]; return token; } }",
            "class Mail { string M(string? s) { var token = s ?? %ENV(TOKEN)%; return token; } }"
        },
        {
            "the value of a pair",
            "class Mail { void M(Dictionary<string, string> d) { d.Add(\"stripe-key\", [|\"planted\"|]); } }",
            "class Mail { void M(Dictionary<string, string> d) { d.Add(\"stripe-key\", d.Count > 0 ? \"\" : \"\"); } }"
        },
        {
            "two of them",
            "class Mail { string _a = [|\"planted\"|]; const string SmtpPassword = [|\"planted\"|]; }",
            "class Mail { string _a = %ENV(A)%; static readonly string SmtpPassword = %ENV(SMTP_PASSWORD)%; }"
        },
    };

    public static TheoryData<string, string> NoEnvironment => new()
    {
        { "an attribute", "class A(string s) : Attribute { public string S => s; } [A([|\"planted\"|])] class Mail;" },
        { "a default of a parameter", "class Mail { void M(string password = [|\"planted\"|]) { } }" },
        { "a case", "class Mail { bool M(string s) { switch (s) { case [|\"planted\"|]: return true; default: return false; } } }" },
        { "a pattern", "class Mail { bool M(string s) => s is [|\"planted\"|]; }" },
        { "bytes", "class Mail { ReadOnlySpan<byte> M() => [|\"planted\"u8|]; }" },
        { "a text with holes", "class Mail { string M(int n) => $\"[|planted |]{n}\"; }" },
        { "a constant that an attribute uses", "class A(string s) : Attribute { public string S => s; } class Mail { const string Key = [|\"planted\"|]; [A(Key)] void M() { } }" },
        { "a constant that a constant uses", "class Mail { const string Key = [|\"planted\"|]; const string Other = Key + \"x\"; }" },
        { "one of several constants", "class Mail { const string A = [|\"planted\"|], B = \"x\"; }" },
        { "a constant that a default uses", "class Mail { const string Key = [|\"planted\"|]; void M(string s = Key) { } }" },
    };

    public static TheoryData<string, string, string> Configuration => new()
    {
        {
            "a parameter",
            "class Mail { string M(IConfiguration configuration) { var apiKey = [|\"planted\"|]; return apiKey; } }",
            "class Mail { string M(IConfiguration configuration) { var apiKey = %CFG(configuration,Mail:ApiKey)%; return apiKey; } }"
        },
        {
            "a field",
            "class Mail { private readonly IConfiguration _config; public Mail(IConfiguration config) { _config = config; } string M() => Use([|\"planted\"|]); string Use(string dbPassword) => dbPassword; }",
            "class Mail { private readonly IConfiguration _config; public Mail(IConfiguration config) { _config = config; } string M() => Use(%CFG(_config,Mail:DbPassword)%); string Use(string dbPassword) => dbPassword; }"
        },
        {
            "a property",
            "class Mail { public required IConfiguration Configuration { get; init; } string M() { string token = [|\"planted\"|]; return token; } }",
            "class Mail { public required IConfiguration Configuration { get; init; } string M() { string token = %CFG(Configuration,Mail:Token)%; return token; } }"
        },
        {
            "a primary constructor",
            "class Mail(IConfiguration configuration) { private readonly string _apiKey = [|\"planted\"|]; }",
            "class Mail(IConfiguration configuration) { private readonly string _apiKey = %CFG(configuration,Mail:ApiKey)%; }"
        },
        {
            "a field of a base class",
            "class Base { protected readonly IConfiguration _config = null!; } class Mail : Base { string M() { var apiKey = [|\"planted\"|]; return apiKey; } }",
            "class Base { protected readonly IConfiguration _config = null!; } class Mail : Base { string M() { var apiKey = %CFG(_config,Mail:ApiKey)%; return apiKey; } }"
        },
        {
            "a root",
            "class Mail { string M(IConfigurationRoot root) { var apiKey = [|\"planted\"|]; return apiKey; } }",
            "class Mail { string M(IConfigurationRoot root) { var apiKey = %CFG(root,Mail:ApiKey)%; return apiKey; } }"
        },
        {
            "a builder",
            "class Builder { public IConfiguration Configuration { get; init; } = null!; } class Mail { string M(Builder builder) { var apiKey = [|\"planted\"|]; return apiKey; } }",
            "class Builder { public IConfiguration Configuration { get; init; } = null!; } class Mail { string M(Builder builder) { var apiKey = %CFG(builder.Configuration,Mail:ApiKey)%; return apiKey; } }"
        },
        {
            "the options of another type",
            "class StripeOptions { public string? ApiKey { get; set; } } class Program { void M(StripeOptions o, IConfiguration c) { o.ApiKey = [|\"planted\"|]; } }",
            "class StripeOptions { public string? ApiKey { get; set; } } class Program { void M(StripeOptions o, IConfiguration c) { o.ApiKey = %CFG(c,Stripe:ApiKey)%; } }"
        },
        {
            "a local constant",
            "class Program { string M(IConfiguration c) { const string key = [|\"planted\"|]; return key; } }",
            "class Program { string M(IConfiguration c) { string key = %CFG(c,Key)%; return key; } }"
        },
    };

    public static TheoryData<string, string> NoConfiguration => new()
    {
        { "nothing in scope", "class Mail { string M() { var apiKey = [|\"planted\"|]; return apiKey; } }" },
        { "a static member", "class Mail { private readonly IConfiguration _c = null!; static string M() { var apiKey = [|\"planted\"|]; return apiKey; } object N() => _c; }" },
        { "a field's initializer beside a field", "class Mail { private readonly IConfiguration _c = null!; private readonly string _k = [|\"planted\"|]; object N() => _c; }" },
        { "a constant", "class Mail(IConfiguration c) { private const string ApiKey = [|\"planted\"|]; object N() => c; }" },
        { "a local that comes later", "class Mail { string M() { var apiKey = [|\"planted\"|]; IConfiguration c = null!; return apiKey + c; } }" },
        { "a static lambda", "class Mail { Func<string> M(IConfiguration c) => static () => [|\"planted\"|]; }" },
        { "a static local function", "class Mail { string M(IConfiguration c) { return L(); static string L() => [|\"planted\"|]; } }" },
        { "the arguments of a base constructor", "class B(string s) { public string S => s; } class Mail : B { IConfiguration? C { get; } public Mail() : base([|\"planted\"|]) { } }" },
        { "the configuration itself", "class Mail { void M(IConfiguration c) { c[\"Stripe:Key\"] = [|\"planted\"|]; } }" },
        { "a nested class", "class Mail(IConfiguration c) { object N() => c; class Inner { string M() => [|\"planted\"|]; } }" },
        { "a class nested in one with a field", "class Mail { private readonly IConfiguration _c = null!; object N() => _c; class Inner { string M() => [|\"planted\"|]; } }" },
        { "an attribute", "class A(string s) : Attribute { public string S => s; } class Mail(IConfiguration c) { object N() => c; [A([|\"planted\"|])] void M() { } }" },
    };

    public static TheoryData<string, string, string> Suppressed => new()
    {
        { "a field", "class Mail\n{\n    string _a = [|\"planted\"|];\n}\n", "class Mail\n{\n    string _a = \"planted\"; // redaction:allow -- say here why this is safe\n}\n" },
        { "with its rule", "class Mail\n{\n    string _a = [|\"planted rule\"|];\n}\n", "class Mail\n{\n    string _a = \"planted rule\"; // redaction:allow acme-token -- say here why this is safe\n}\n" },
        { "in the middle of a line", "class Mail\n{\n    string[] _a = [[|\"planted\"|],\n        \"other\"];\n}\n", "class Mail\n{\n    string[] _a = [\"planted\", // redaction:allow -- say here why this is safe\n        \"other\"];\n}\n" },
        { "two on a line", "class Mail\n{\n    string[] _a = [[|\"planted\"|], [|\"planted\"|]];\n}\n", "class Mail\n{\n    string[] _a = [\"planted\", \"planted\"]; // redaction:allow -- say here why this is safe\n}\n" },
        { "an attribute", "[System.Obsolete([|\"planted\"|])]\nclass Mail;\n", "[System.Obsolete(\"planted\")] // redaction:allow -- say here why this is safe\nclass Mail;\n" },
    };

    public static TheoryData<string, string> NotSuppressed => new()
    {
        { "a line with a comment", "class Mail\n{\n    string _a = [|\"planted\"|]; // the key\n}\n" },
        { "a text of several lines", "class Mail\n{\n    string _a = [|@\"planted\n        more\"|];\n}\n" },
    };

    [Theory]
    [MemberData(nameof(Environment))]
    public async Task It_is_read_from_an_environment_variable(string name, string before, string after)
    {
        if (name == "the value of a pair")
        {
            after = before.Replace("[|\"planted\"|]", "%ENV(STRIPE_KEY)%", StringComparison.Ordinal);
        }

        await Run(FromEnvironment, before, after);
    }

    [Theory]
    [MemberData(nameof(NoEnvironment))]
    public async Task It_is_not_read_from_an_environment_variable_where_a_constant_must_stand(string name, string source)
    {
        Assert.NotEmpty(name);
        await Run(FromEnvironment, source, source);
    }

    [Fact]
    public async Task The_namespace_is_imported_if_need_be() =>
        await new Fix<MarkedLiteralAnalyzer, HardCodedSecretFixProvider>(
            FromEnvironment,
            "class Mail\n{\n    private readonly string _apiKey = {|RDC1002:\"planted\"|};\n}\n",
            "using System;\n\nclass Mail\n{\n    private readonly string _apiKey = Environment.GetEnvironmentVariable(\"API_KEY\") ?? throw new InvalidOperationException(\"The environment variable API_KEY is not set.\");\n}\n").RunAsync();

    [Theory]
    [MemberData(nameof(Configuration))]
    public async Task It_is_read_from_the_configuration_in_scope(string name, string before, string after)
    {
        Assert.NotEmpty(name);
        await Run(FromConfiguration, before, after);
    }

    [Theory]
    [MemberData(nameof(NoConfiguration))]
    public async Task It_is_not_read_from_a_configuration_that_cannot_be_reached(string name, string source)
    {
        Assert.NotEmpty(name);
        await Run(FromConfiguration, source, source);
    }

    [Fact]
    public async Task The_key_is_added_to_the_settings_file_and_the_title_tells_the_command_without_the_value()
    {
        Fix<MarkedLiteralAnalyzer, HardCodedSecretFixProvider> test = WithSettings(FromConfiguration, "\"ApiKey\": \"\"", "\"DbPassword\": \"\"");
        test.CodeActionVerifier = (action, verifier) =>
        {
            if (action.Title != FromConfiguration)
            {
                verifier.True(action.Title is "Read it from configuration; set it by: dotnet user-secrets set \"Mail:ApiKey\" \"<value>\""
                    or "Read it from configuration; set it by: dotnet user-secrets set \"Mail:DbPassword\" \"<value>\"");
            }
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task A_reference_is_kept_in_the_settings_file() =>
        await WithSettings(AsReference, "\"ApiKey\": \"op://<vault>/<item>/<field>\"", "\"DbPassword\": \"op://<vault>/<item>/<field>\"").RunAsync();

    [Fact]
    public async Task Without_a_settings_file_there_is_no_place_for_a_reference()
    {
        const string Source = "class Mail(IConfiguration c) { private readonly string _apiKey = [|\"planted\"|]; object N() => c; }";
        await Run(AsReference, Source, Source);
    }

    [Theory]
    [MemberData(nameof(Suppressed))]
    public async Task It_is_suppressed_with_a_reason(string name, string before, string after)
    {
        Assert.NotEmpty(name);
        await new Fix<MarkedLiteralAnalyzer, HardCodedSecretFixProvider>(Suppress, Markup.OfLiterals(before), after).RunAsync();
    }

    [Theory]
    [MemberData(nameof(NotSuppressed))]
    public async Task It_is_not_suppressed_where_a_comment_cannot_stand(string name, string source)
    {
        Assert.NotEmpty(name);
        await new Fix<MarkedLiteralAnalyzer, HardCodedSecretFixProvider>(Suppress, Markup.OfLiterals(source), Markup.OfLiterals(source)).RunAsync();
    }

    private static Fix<MarkedLiteralAnalyzer, HardCodedSecretFixProvider> WithSettings(string key, string first, string second)
    {
        var test = new Fix<MarkedLiteralAnalyzer, HardCodedSecretFixProvider>(
            key,
            Markup.OfLiterals(Expand("class Mail(IConfiguration c) { private readonly string _apiKey = [|\"planted\"|]; private readonly string _dbPassword = [|\"planted\"|]; }")),
            Expand("class Mail(IConfiguration c) { private readonly string _apiKey = %CFG(c,Mail:ApiKey)%; private readonly string _dbPassword = %CFG(c,Mail:DbPassword)%; }"));
        test.TestState.AdditionalFiles.Add(("appsettings.json", "{\n  // how much is logged\n  \"Logging\": { \"Level\": \"Warning\" }\n}\n"));
        test.FixedState.AdditionalFiles.Add((
            "appsettings.json",
            $"{{\n  // how much is logged\n  \"Logging\": {{ \"Level\": \"Warning\" }},\n  \"Mail\": {{\n    {first},\n    {second}\n  }}\n}}\n"));
        return test;
    }

    private static Task Run(string key, string before, string after) =>
        new Fix<MarkedLiteralAnalyzer, HardCodedSecretFixProvider>(key, Markup.OfLiterals(Expand(before)), Markup.OfLiterals(Expand(after))).RunAsync();

    private static string Expand(string code)
    {
        code = System.Text.RegularExpressions.Regex.Replace(
            code,
            @"%ENV\((\w+)\)%",
            "Environment.GetEnvironmentVariable(\"$1\") ?? throw new InvalidOperationException(\"The environment variable $1 is not set.\")");
        code = System.Text.RegularExpressions.Regex.Replace(
            code,
            @"%CFG\(([\w.]+),([\w:]+)\)%",
            "$1[\"$2\"] ?? throw new InvalidOperationException(\"The configuration has no $2.\")");
        return "using System;\nusing System.Collections.Generic;\nusing Microsoft.Extensions.Configuration;\n\n#nullable enable\n\n" + code + "\n";
    }
}
