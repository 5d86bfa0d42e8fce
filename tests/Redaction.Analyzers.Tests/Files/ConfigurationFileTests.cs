namespace Redaction.Analyzers.Tests.Files;

/// <summary>Secrets in configuration files, and what looks like them there.</summary>
public sealed class ConfigurationFileTests
{
    public static TheoryData<string, string> Planted { get; } = new()
    {
        { "/src/appsettings.json", "{\n  \"Smtp\": {\n    \"Password\": \"{|RDC1005:%PASSWORD%|}\"\n  }\n}\n" },
        { "/src/appsettings.Production.json", "{ \"GitHub\": { \"Token\": \"{|RDC1005:%GITHUB%|}\" } }" },
        { "/src/AppSettings.json", "{ \"Key\": \"{|RDC1005:%AWS%|}\" }" },
        { "/src/appsettings.Development.json", "{ \"ConnectionStrings\": { \"Default\": \"Server=db.corp;User Id=app;Password={|RDC1005:%SHORT%|};\" } }" },
        { "/src/secrets.json", "{ \"Stripe:ApiKey\": \"{|RDC1005:%STRIPE%|}\" }" },
        { "/src/local.settings.json", "{ \"IsEncrypted\": false, \"Values\": { \"ApiKey\": \"{|RDC1005:%TOKEN%|}\" } }" },
        { "/src/Properties/launchSettings.json", "{ \"profiles\": { \"App\": { \"environmentVariables\": { \"DB_PASSWORD\": \"{|RDC1005:%PASSWORD%|}\" } } } }" },
        { "/src/.env", "DB_HOST=db\nDB_PASSWORD={|RDC1005:%PASSWORD%|}\n" },
        { "/src/.env.production", "export API_TOKEN='{|RDC1005:%TOKEN%|}'\n" },
        { "/src/docker.env", "SLACK_TOKEN={|RDC1005:%SLACK%|}\n" },
        { "/src/api.http", "GET https://api.corp.contoso.net/users\nAuthorization: Bearer {|RDC1005:%TOKEN%|}\n" },
        { "/src/requests.rest", "POST https://api.corp.contoso.net\nX-Api-Key: {|RDC1005:%TOKEN%|}\n" },
        { "/src/web.config", "<configuration><appSettings><add key=\"DbPassword\" value=\"{|RDC1005:%PASSWORD%|}\"/></appSettings></configuration>" },
        { "/src/Web.Release.config", "<configuration><appSettings><add key=\"ApiKey\" value=\"{|RDC1005:%TOKEN%|}\"/></appSettings></configuration>" },
        { "/src/App.config", "<configuration>\n  <connectionStrings>\n    <add name=\"Default\" connectionString=\"Server=db.corp;User Id=app;Password={|RDC1005:%SHORT%|};\"/>\n  </connectionStrings>\n</configuration>" },
        { "/src/nuget.config", "<configuration><packageSourceCredentials><feed><add key=\"Username\" value=\"me\"/><add key=\"ClearTextPassword\" value=\"{|RDC1005:%PASSWORD%|}\"/></feed></packageSourceCredentials></configuration>" },
        { "/src/NuGet.Config", "<configuration><apikeys><add key=\"feed\" value=\"{|RDC1005:%GITHUB%|}\"/></apikeys></configuration>" },
        { "/src/docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: {|RDC1005:%PASSWORD%|}\n" },
        { "/src/compose.override.yaml", "services:\n  db:\n    environment:\n      - MYSQL_PASSWORD={|RDC1005:%PASSWORD%|}\n" },
        { "/src/k8s/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: github\ndata:\n  token: {|RDC1005:%GITHUB_BASE64%|}\n" },
        { "/src/k8s/deployment.yml", "spec:\n  containers:\n    - env:\n        - name: DB_PASSWORD\n          value: {|RDC1005:%PASSWORD%|}\n" },
        { "/src/k8s/plain.yaml", "kind: Secret\nstringData:\n  password: \"{|RDC1005:%PASSWORD%|}\"\n" },
        { "/src/.github/workflows/build.yml", "env:\n  TOKEN: {|RDC1005:%GITHUB%|}\n" },
    };

    public static TheoryData<string, string> NearMisses { get; } = new()
    {
        { "/src/appsettings.json", "{ \"Smtp\": { \"Password\": \"\" } }" },
        { "/src/appsettings.json", "{ \"Smtp\": { \"Password\": \"<password>\" } }" },
        { "/src/appsettings.json", "{ \"Smtp\": { \"Password\": null, \"Host\": \"mail.example.com\" } }" },
        { "/src/appsettings.json", "{ \"ConnectionStrings\": { \"Default\": \"Server=db;Database=app;Integrated Security=true;\" } }" },
        { "/src/appsettings.json", "{ \"TokenUrl\": \"https://login.example.com/oauth2/token\", \"ClientId\": \"6f9619ff-8b86-d011-b42d-00cf4fc964ff\" }" },
        { "/src/appsettings.json", "{ \"Key\": \"%GITHUB%\" } // redaction:allow -- revoked" },
        { "/src/.env", "DB_PASSWORD=${DB_PASSWORD}\n" },
        { "/src/.env", "# redaction:allow-next-line -- of a test\nDB_PASSWORD=%PASSWORD%\n" },
        { "/src/.env.example", "DB_PASSWORD=%PASSWORD%\n" },
        { "/src/api.http", "@token = {{$processEnv TOKEN}}\nGET https://api.example.com\nAuthorization: Bearer {{token}}\n" },
        { "/src/launchSettings.json", "{ \"profiles\": { \"App\": { \"environmentVariables\": { \"ASPNETCORE_ENVIRONMENT\": \"Development\" } } } }" },
        { "/src/web.config", "<configuration><appSettings><add key=\"PasswordLength\" value=\"12\"/></appSettings></configuration>" },
        { "/src/nuget.config", "<configuration><packageSourceCredentials><feed><add key=\"ClearTextPassword\" value=\"%NUGET_PASSWORD%\"/></feed></packageSourceCredentials></configuration>" },
        { "/src/docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}\n" },
        { "/src/docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n" },
        { "/src/k8s/deployment.yml", "spec:\n  containers:\n    - env:\n        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef: { name: db, key: password }\n" },
        { "/src/k8s/secret.yaml", "kind: Secret\ndata:\n  config: aGVsbG8gd29ybGQ=\n" },
        { "/src/.github/workflows/build.yml", "env:\n  TOKEN: ${{ secrets.GITHUB_TOKEN }}\n" },
        { "/src/notes.txt", "token %GITHUB%" },
        { "/src/PublicAPI.Shipped.txt", "%GITHUB%" },
        { "/src/data.json", "{ \"Token\": \"%GITHUB%\" }" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public Task A_secret_in_a_configuration_file_is_found_at_its_place(string path, string text) => FileAnalysis.Run((path, text));

    [Theory]
    [MemberData(nameof(NearMisses))]
    public Task What_is_no_secret_or_no_configuration_is_quiet(string path, string text) => FileAnalysis.Run((path, text));

    [Fact]
    public async Task The_options_of_the_file_count()
    {
        var analysis = new FileAnalysis(("/src/.env", "DB_PASSWORD=%PASSWORD%\nTOKEN={|RDC1005:%STRIPE%|}\n"));
        analysis.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_code_quality.RDC1005.min_confidence = self_identifying\n"));
        await analysis.RunAsync(TestContext.Current.CancellationToken);
    }
}
