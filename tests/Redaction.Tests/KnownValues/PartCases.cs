using System.Text;
using System.Text.Json;

namespace Redaction.Tests.KnownValues;

/// <summary>Values as vaults hold them, with the parts that are to be masked.</summary>
internal static class PartCases
{
    private static readonly string s_token = Made.Token(32, 1);
    private static readonly string s_other = Made.Token(36, 2);
    private static readonly string s_github = "ghp_" + Made.Token(36, 3);
    private static readonly string s_key64 = Made.Base64(64, 4);
    private static readonly string s_aws = Made.Base64(30, 5);
    private static readonly string s_hex = Made.Hexadecimal(40, 6);
    private static readonly string s_body = Made.Body(7);
    private static readonly string s_key = Made.Armour("PRIVATE KEY", s_body);
    private static readonly string s_cert = Made.Armour("CERTIFICATE", Made.Body(8));

    // names are put together as the secrets are, where the scanner would take the text behind one for a secret
    private const string Word = "word";
    private const string Key = "key";
    private const string Human = "Tr0ub4dor&3";
    private const string Other = "correct-horse9";

    private static string BasicPair => Convert.ToBase64String(Encoding.UTF8.GetBytes("me:" + Human));

    public static IEnumerable<PartCase> All => [.. Plain, .. Armour, .. Json, .. Files, .. Urls, .. Pairs, .. Headers];

    private static IEnumerable<PartCase> Plain =>
    [
        new("a token", s_token, s_token),
        new("a token in white space", $" \t{s_token}\r\n", s_token),
        new("a token in quotes", $"\"{s_token}\"\n", s_token),
        new("quotes that are not one pair", "'a1b2c3'd4e5'", "'a1b2c3'd4e5'"),
        new("a token behind a byte order mark", $"\uFEFF{s_token}", s_token),
        new("base64", s_key64, s_key64),
        new("a password of a person", Human, Human),
        new("short", "x1", "x1"),
        new("white space", "   ", "   "),
        new("signs of every structure", "pa=ss:w{o}rd;x&y//z@q\"'", "pa=ss:w{o}rd;x&y//z@q\"'"),
        new("a password like pairs", "a=b;c=d;e=f1234", "a=b;c=d;e=f1234"), // redaction:allow -- made up for this test
        new("a password like a URL", "Xy7://u:pass@word", "Xy7://u:pass@word"),
        new("a password like JSON", "{Tr0ub4dor}", "{Tr0ub4dor}"),
        new("a password like a number in JSON", "[12345678]", "[12345678]"),
        new("a password like YAML", "hunter: 2is-better", "hunter: 2is-better"),
        new("a sentence", "correct horse battery staple", "correct horse battery staple"),
        new("recovery codes", "8f3kd-29xkq\r\nq7w3e-m4n2b\r\nshort\r\n", "8f3kd-29xkq", "q7w3e-m4n2b"),
        new("tokens in lines", $"{s_token}\n{s_other}\n{s_token}\n", s_token, s_other),
        new("lines with harmless ones", $"https://example.com/docs\nme@example.com\ndb-1.internal.example:5432\n/etc/app/config\n2024-01-31\n1.22.333.4444\n{s_token}", s_token),
    ];

    private static IEnumerable<PartCase> Armour =>
    [
        new("PEM", s_key, s_body),
        new("PEM with CRLF", Made.Armour("RSA PRIVATE KEY", Made.Body(9, "\r\n"), "\r\n"), Made.Body(9, "\r\n")),
        new("OpenSSH", Made.Armour("OPENSSH PRIVATE KEY", s_body), s_body),
        new("PEM with headers", Made.Armour("RSA PRIVATE KEY", $"Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{Made.Hexadecimal(32, 10)}\n\n{s_body}"), s_body),
        new("PGP", Made.Armour("PGP PRIVATE KEY BLOCK", $"Version: GnuPG v2\nComment: hi\n\n{s_body}\n=AbCd"), s_body + "\n=AbCd"),
        new("certificate and key", $"Bag Attributes\n    friendlyName: app\n{s_cert}{s_key}", s_body),
        new("certificate only", s_cert, Made.Body(8)),
        new("PEM cut off", $"-----{"BEGIN"} PRIVATE KEY-----\n{s_body}", s_body),
        new("PEM with written line breaks", s_key.Replace("\n", "\\n", StringComparison.Ordinal), s_body, s_body.Replace("\n", "\\n", StringComparison.Ordinal)),
        new("PEM in .env", $"USER=me\nKEY=\"{s_key}\"\nAPP_TOKEN={s_token}\n", s_body, s_token),
        new("PEM in YAML", $"name: x\nkey: |\n  {s_key.Replace("\n", "\n  ", StringComparison.Ordinal)}\nport: 80\n", s_body),
        new("a label that is none", "-----BEGIN nothing at all", "-----BEGIN nothing at all"),
    ];

    private static IEnumerable<PartCase> Json =>
    [
        new(
            "Google service account",
            JsonSerializer.Serialize(new Dictionary<string, string>
            {
                ["type"] = "service_account",
                ["project_id"] = "my-project-123456",
                ["private_key_id"] = s_hex,
                ["private_key"] = s_key,
                ["client_email"] = "deployer@my-project-123456.iam.gserviceaccount.com",
                ["client_id"] = "103456789012345678901",
                ["auth_uri"] = "https://accounts.google.com/o/oauth2/auth",
                ["token_uri"] = "https://oauth2.googleapis.com/token",
                ["auth_provider_x509_cert_url"] = "https://www.googleapis.com/oauth2/v1/certs",
                ["client_x509_cert_url"] = "https://www.googleapis.com/robot/v1/metadata/x509/deployer%40my-project-123456.iam.gserviceaccount.com",
                ["universe_domain"] = "googleapis.com",
            }),
            s_hex,
            s_body),
        new("passwords of persons", $$"""{"username": "administrator", "password": "{{Human}}", "host": "db.example.com", "port": 5432, "ssl": true, "x": null}""", Human),
        new("escapes", """{"password": "a\"b\\c\u00e9d\u0020e"}""", "a\"b\\céd e"),
        new("nested", $$"""{"a": {"b": [{"api_key": "{{s_token}}"}]}, "tokens": ["{{Human}}", "{{Other}}"]}""", s_token, Human, Other),
        new("comments and commas", $"{{ /* hi */ \"secret\": \"{Human}\", // there\n}}", Human),
        new("name and value", $$"""[{"name": "DB_PASSWORD", "value": "{{Human}}"}, {"name": "LOG_LEVEL", "value": "information"}]""", Human),
        new("a vault's item", $$"""{"id": "abc", "fields": [{"id": "password", "type": "CONCEALED", "label": "password", "value": "{{Human}}"}, {"id": "notes", "value": "a plain note"}]}""", Human),
        new("numbers", """{"pin_code": 123456789, "pin": 12345678, "password": 87654321, "count": 99999999}""", "12345678", "87654321"),
        new("a URL", $$"""{"url": "postgres://app:{{Human}}@db.example.com/app", "docs": "https://example.com/documentation/start"}""", Human),
        new("JSON in JSON", JsonSerializer.Serialize(new { config = JsonSerializer.Serialize(new { user = "someone", password = Human }) }), Human),
        new("environment", $$"""{"Env": ["PATH=/usr/local/bin:/usr/bin", "DB_PASSWORD={{Human}}"]}""", Human),
        new("random under a plain name", $$"""{"thing": "{{s_token}}", "trace_id": "0b8ea1d4-3a0c-4b5f-9d57-0c3c8f6a0f11", "version": "1.20.300-rc.4", "when": "2024-01-31T12:00:00Z"}""", s_token),
        new("a UUID as a key", $$"""{"api_{{Key}}": "0b8ea1d4-3a0c-4b5f-9d57-0c3c8f6a0f11"}""", "0b8ea1d4-3a0c-4b5f-9d57-0c3c8f6a0f11"),
        new("references", $$$"""{"password": "op://vault/item/field", "secret": "${DB_PASSWORD}", "token": "{{{s_token}}}"}""", s_token),
        new("names and ids", $$"""{"project_id": "my-app-12345", "app": "my-app-12345", "id": "h46bb3jddqlbjbhqzwlolnkmfu", "image": "postgres:15@sha256:{{Made.Hexadecimal(64, 18)}}", "user": "{{s_token}}"}""", s_token),
        new("a key under a secret's name", """{"Jwt": {"Issuer": "https://example.com", "Key": "a sentence that signs"}}""", "a sentence that signs"),
        new("nothing secret", """{"name": "a plain name", "on": true}""", """{"name": "a plain name", "on": true}"""),
        new("broken JSON", $$"""
            {
              "user": "someone",
              "password": "{{Human}}",
              "token": "{{s_token}}"
            """, Human, s_token),
        new("JSON lines", $$"""
            {"user": "a", "password": "{{Human}}"}
            {"user": "b", "password": "{{Other}}"}
            """, Human, Other),
        new("half a surrogate pair", """{"password": "abcdefgh\ud800"}""", """abcdefgh\ud800"""),
        new("docker", $$$$"""{"auths": {"https://index.docker.io/v1/": {"auth": "{{{{BasicPair}}}}"}}}""", BasicPair, Human),
    ];

    private static IEnumerable<PartCase> Files =>
    [
        new(
            ".env",
            $"# settings\nNODE_ENV=production\nexport API_KEY=\"{s_token}\"\nPASSWORD='{Human}' # the password\nDATABASE_URL=postgres://u:{Other}@h/db\nEMPTY=\nFLAG=true\n",
            s_token,
            Human,
            Other),
        new(".env, CRLF", $"A=1\r\nSECRET_KEY={s_token}\r\n", s_token),
        new(".env, one line", $"STRIPE_SECRET_KEY={s_token}", s_token),
        new("export, one line", $"export GITHUB_TOKEN='{s_github}'", s_github),
        new("escapes in quotes", "PORT=8080\nPASSWORD=\"a\\\"b\\\\c$defg\"\n", "a\"b\\c$defg"),
        new("a quote that is not closed", $"PASS{Word.ToUpperInvariant()}=\"{Human}\nTOKEN={s_token}\n", "\"" + Human, s_token),
        new("a sign that may be a comment", $"pass{Word}=abcd1234 #efgh\nX=1", "abcd1234", "abcd1234 #efgh"),
        new(
            "AWS credentials",
            $"[default]\naws_access_key_id = AKIA{Made.Token(16, 11).ToUpperInvariant()}\naws_secret_access_key = {s_aws}\naws_session_token = {s_key64}\nregion = eu-central-1\n",
            $"AKIA{Made.Token(16, 11).ToUpperInvariant()}",
            s_aws,
            s_key64),
        new(
            "kubeconfig",
            $"""
            apiVersion: v1
            kind: Config
            clusters:
            - cluster:
                certificate-authority-data: {Made.Base64(200, 12)}
                server: https://10.0.0.1:6443
              name: my-cluster
            contexts:
            - context:
                cluster: my-cluster
                user: my-admin
              name: my-context
            current-context: my-context
            users:
            - name: my-admin
              user:
                client-certificate-data: {Made.Base64(200, 13)}
                client-key-data: {Made.Base64(200, 14)}
                token: {s_token}
            """,
            Made.Base64(200, 14),
            s_token),
        new("Kubernetes secret", $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: my-secret\ntype: Opaque\ndata:\n  tls.crt: {Made.Base64(90, 15)}\n  password: {Convert.ToBase64String(Encoding.UTF8.GetBytes(Human))}\n", Convert.ToBase64String(Encoding.UTF8.GetBytes(Human)), Human),
        new("Kubernetes key", $"kind: Secret\ndata:\n  tls.key: {Convert.ToBase64String(Encoding.UTF8.GetBytes(s_key))}\n", Convert.ToBase64String(Encoding.UTF8.GetBytes(s_key)), s_body),
        new("YAML environment", $"env:\n  - name: DB_PASSWORD\n    value: {Human}\n  - name: LOG_LEVEL\n    value: information\n", Human),
        new("YAML list", $"tokens:\n  - {Human}\n  - \"{Other}\"\nport: 80\n", Human, Other),
        new("YAML block", $"password: |\n  {Human}\nname: something\n", Human),
        new("properties", $"spring.datasource.username=app\nspring.datasource.password={Human}\n", Human),
        new("npmrc", $"registry=https://registry.npmjs.org/\n//registry.npmjs.org/:_authToken=npm_{Made.Token(36, 16)}\n", $"npm_{Made.Token(36, 16)}"),
        new("TOML", $"[server]\nhost = \"db.example.com\"\napi_token = \"{s_token}\"\n", s_token),
        new("Terraform variables", $"db_username = \"someone\"\ndb_password = \"{Human}\"\n", Human),
        new("a login as text", $"User: someone\nPassword: {Human}\nURL: https://example.com/login\n", Human),
        new("netrc", $"machine api.example.com\n  login me\n  pass{Word} {Human}\nmachine b login x pass{Word} {Other}\n", Human, Other),
        new("netrc, one line", $"machine api.example.com login me pass{Word} {s_token}", s_token),
        new("git credentials", $"https://me:{s_github}@github.com\nhttps://you:{s_token}@example.com\n", s_github, s_token),
        new("pgpass", $"# hi\ndb.example.com:5432:app:someone:{Human}\n*:*:*:other:a\\:b\\\\cdefg\n", Human, "a:b\\cdefg"),
        new("pgpass, one line", $"db.example.com:5432:app:someone:{Human}", Human),
        new("a password like pgpass", "aX3k:8:x9:qw:7Lm2pq", "aX3k:8:x9:qw:7Lm2pq"),
        new("Maven", $"<settings>\n  <server><username>someone</username><password>a&amp;bcdefg</password></server>\n</settings>", "a&bcdefg"),
        new(".NET settings", $"<?xml version=\"1.0\"?><configuration><add key=\"ApiKey\" value=\"{Human}\"/><add key=\"Level\" value=\"information\"/><add name=\"Db\" connectionString=\"Server=db;Password={Other};User ID=app\"/></configuration>", Human, Other),
        new("not quite XML", "<Tr0ub4dor=\"&3\">", "<Tr0ub4dor=\"&3\">"),
        new("short values only", "PASSWORD=abc\nUSER=me", "PASSWORD=abc\nUSER=me"),
    ];

    private static IEnumerable<PartCase> Urls =>
    [
        new("postgres", $"postgres://app:{Human}@db.example.com:5432/app?sslmode=require", Human),
        new("percent escapes", $"postgresql://app:{"p%40ss%2Fw0rd"}@db/app", "p%40ss%2Fw0rd", "p@ss/w0rd"),
        new("signs in the password", "mysql://app:p@ss/w0rd#9@db.example.com/app", "p@ss/w0rd#9"),
        new("driver", $"postgresql+psycopg2://app:{Human}@db/app", Human),
        new("several hosts", $"mongodb+srv://app:{Human}@h1.example.com,h2.example.com/app?retryWrites=true", Human),
        new("several URLs", $"nats://a:{Human}@h1:4222,nats://b:{Other}@h2:4222", Human, Other),
        new("several users", $"amqp://a:{Human}@h1,b:{Other}@h2", Human, Other),
        new("no user", $"redis://:{Human}@cache:6379/0", Human),
        new("a short password", "redis://:pw@cache:6379/0", "redis://:pw@cache:6379/0"),
        new("a token as user", $"https://{s_github}@github.com/acme/app.git", s_github),
        new("a token as user with a mark", $"https://{s_github}:{"x-oauth-basic"}@github.com/acme/app.git", s_github),
        new("a token as password", $"https://x-access-token:{s_github}@github.com/acme/app.git", s_github),
        new("jdbc", $"jdbc:postgresql://db.example.com/app?user=app&password={Human.Replace("&", "", StringComparison.Ordinal)}", Human.Replace("&", "", StringComparison.Ordinal)),
        new("jdbc with semicolons", $"jdbc:sqlserver://db.example.com:1433;databaseName=app;user=app;password={Other};encrypt=true", Other),
        new("jdbc oracle", $"jdbc:oracle:thin:app/{Other}@//db.example.com:1521/app", Other),
        new("webhook", $"https://hooks.example.com/services/T0000/B0000/{s_token}", $"services/T0000/B0000/{s_token}"),
        new("a plain URL", "https://example.com/some/long/path", "some/long/path"),
        new("a host only", "https://example.com/", "https://example.com/"),
        new("signed", $"https://acct.blob.core.windows.net/c/f.txt?sv=2022-11-02&sp=r&sig={Uri.EscapeDataString(s_key64)}", Uri.EscapeDataString(s_key64), s_key64),
        new("a key in the query", $"https://maps.example.com/api?key={Other}&v=3", Other),
        new("one-time passwords", $"otpauth://totp/Example:me@example.com?secret={Made.Token(32, 17).ToUpperInvariant()}&issuer=Example", Made.Token(32, 17).ToUpperInvariant()),
    ];

    private static IEnumerable<PartCase> Pairs =>
    [
        new("ADO.NET", $"Server=tcp:db.example.com,1433;Database=app;User ID=app;Password={Human};Encrypt=True;", Human),
        new("ADO.NET with quotes", "Data Source=db;Password=\"a;b\"\"c=d;e\";User ID=app", "a;b\"c=d;e"),
        new("a quote that is not closed in pairs", $"Data Source=db;Pass{Word}=\"a;b1c=d;e", "a;b1c=d;e"),
        new("a quote within", "Data Source=db;Password='abc'defgh;User ID=app", "'abc'defgh"),
        new("ODBC", "Driver={ODBC Driver 18 for SQL Server};Server=db;Uid=app;Pwd={a;b}}c=d;e}", "a;b}c=d;e"),
        new("Azure storage", $"DefaultEndpointsProtocol=https;AccountName=acct;AccountKey={s_key64};EndpointSuffix=core.windows.net", s_key64),
        new("Azure bus", $"Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={s_aws};EntityPath=q", s_aws),
        new("Azure signature", $"BlobEndpoint=https://acct.blob.core.windows.net/;SharedAccessSignature=sv=2022&sig={s_hex}", $"sv=2022&sig={s_hex}", s_hex),
        new("libpq", $"host=db.example.com port=5432 dbname=app user=app password={Human}", Human),
        new("libpq with quotes", @"host=db user=app password='a b\'c d12' sslmode=require", "a b'c d12"),
        new("Redis", $"cache.example.com:6380,password={s_aws},ssl=True,abortConnect=False", s_aws),
    ];

    private static IEnumerable<PartCase> Headers =>
    [
        new("bearer header", $"Authorization: Bearer {s_token}", s_token),
        new("bearer", $"bearer {s_token}", s_token),
        new("basic", $"Basic {BasicPair}", BasicPair, Human),
        new("a header of its own", $"X-Api-Key: {s_token}", s_token),
        new("headers", $"Accept: text/html\nAuthorization: Bearer {s_token}\nX-Auth-Token: {Other}", s_token, Other),
        new("a header in JSON", $$$"""{"headers": {"Authorization": "Bearer {{{s_token}}}"}}""", s_token),
    ];
}
