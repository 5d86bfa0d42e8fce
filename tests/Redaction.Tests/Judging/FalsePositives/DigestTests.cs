using Xunit;

namespace Redaction.Tests.Judging.FalsePositives;

/// <summary>Class 1: hashes, digests and identifiers.</summary>
public class DigestTests
{
    [Theory]
    [InlineData("commit {hex:40}\nAuthor: A <a@contoso.com>\n")]
    [InlineData("index {hex:7}..{hex:7} 100644\n--- a/token.cs\n+++ b/token.cs\n")]
    [InlineData("      - uses: actions/checkout@{hex:40} # v4\n")]
    [InlineData("Subproject commit {hex:40}\n")]
    [InlineData("  revision: \"{hex:40}\"\n  tag: v1.2.3\n")]
    [InlineData("GIT_SHA={hex:40}\nHEAD={hex:40}\n")]
    public void Git_object_ids(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("{hex:64}  redaction-1.2.3.tar.gz\n{hex:64}  redaction-1.2.3.zip\n")]
    [InlineData("md5: {hex:32}\nsha1: {hex:40}\nsha512: {hex:128}\n")]
    [InlineData("ETag: \"{hex:32}\"\nContent-MD5: {b64:22}==\n")]
    [InlineData("password_sha256 = \"{hex:64}\"\n")]
    [InlineData("\"token_hash\": \"{hex:64}\"\n")]
    [InlineData("secretFingerprint: {hex:40}\n")]
    public void File_and_package_digests(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk@sha256:{hex:64}\n")]
    [InlineData("oid sha256:{hex:64}\nsize 12345\n")]
    [InlineData("hash = \"sha256-{b64:43}=\";\n")]
    [InlineData("secret: sha256:{hex:64}\n")]
    public void Labelled_digests(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("\"id\": \"{uuid}\",\n\"correlationId\": \"{uuid}\"\n")]
    [InlineData("<ProjectGuid>{UUID}</ProjectGuid>\n<UserSecretsId>{uuid}</UserSecretsId>\n")]
    [InlineData("tenant_id = \"{uuid}\"\nsubscription_id = \"{uuid}\"\nclient_id = \"{uuid}\"\n")]
    [InlineData("Project(\"{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}\") = \"App\", \"App.csproj\", \"{{UUID}}\"\n")]
    [InlineData("x-request-id: {uuid}\ntoken_id: {uuid}\n")]
    public void Uuids(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("<assemblyIdentity name=\"System.Web\" publicKeyToken=\"b77a5c561934e089\" culture=\"neutral\"/>\n")]
    [InlineData("typeof(X), Version=4.0.0.0, Culture=neutral, PublicKeyToken={hex:16}\n")]
    [InlineData("[assembly: InternalsVisibleTo(\"T, PublicKey=0024000004800000{hex:304}\")]\n")]
    public void Strong_names(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("arn:aws:iam::{digits:12}:role/deploy-token-role\naccount = {digits:12}\n")]
    [InlineData("ami = \"ami-{hex:17}\"\nsubnet_id = \"subnet-{hex:17}\"\n")]
    [InlineData("client_id: {digits:12}-{hex:32}.apps.googleusercontent.com\n")]
    [InlineData("guild_id = {digits:18}\nuser_id = {digits:19}\n")]
    public void Cloud_and_account_identifiers(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("traceparent: 00-{hex:32}-{hex:16}-01\n")]
    [InlineData("\"traceId\": \"{hex:32}\", \"spanId\": \"{hex:16}\"\n")]
    [InlineData("tx 0x{hex:64} from 0x{hex:40} block 123\n")]
    [InlineData("background: #{hex:6}; mac 00:1A:2B:3C:4D:5E; v1.2.3-beta.4\n")]
    [InlineData("kid: \"{hex:40}\"\nthumbprint = {HEX:40}\nSHA256:{b64:43}\n")]
    [InlineData("\"nextPageToken\": \"{url:60}\"\n\"cursor\": \"{b64:40}\"\n")]
    [InlineData("<input name=\"__RequestVerificationToken\" type=\"hidden\" value=\"{url:92}\" />\n")]
    [InlineData("csrf_token = \"{b62:32}\"\nX-XSRF-TOKEN: {b62:40}\n")]
    public void Traces_transactions_colours_and_page_tokens(string text) => Quiet.InBothProfiles(text);
}
