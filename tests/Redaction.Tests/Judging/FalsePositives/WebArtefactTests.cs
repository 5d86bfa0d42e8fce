using Xunit;

namespace Redaction.Tests.Judging.FalsePositives;

/// <summary>Classes 3 and 4: web artefacts, and values that are public by design.</summary>
public class WebArtefactTests
{
    [Theory]
    [InlineData("<script src=\"a.js\" integrity=\"sha384-{b64:64}\" crossorigin=\"anonymous\"></script>\n")]
    [InlineData("Content-Security-Policy: script-src 'self' 'sha256-{b64:43}=' 'nonce-{b64:22}=='\n")]
    [InlineData("<script nonce=\"{b64:22}==\">init()</script>\n")]
    public void Subresource_integrity_and_content_security_policy(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("!function(e,t){\"use strict\";var n=t.token,r=e.password||t.secret;n.apiKey=r.key(\"a\"),e.token=t.getToken(n)}(this,window);\n")]
    [InlineData("var a={password:e,token:t.a,secret:n.b.c,apiKey:function(){return r}};n.d(t,\"token\",(function(){return o}));\n")]
    [InlineData("e.exports={tokenSecret:i(123),accessToken:o.Z,password:c(4567).default}\n")]
    public void Minified_javascript(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("{\"version\":3,\"sources\":[\"token.ts\"],\"names\":[\"password\"],\"mappings\":\"{vlq:400}\"}\n")]
    [InlineData("//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozfQ{b64:120}\n")]
    [InlineData("{\"version\":3,\"file\":\"secret.js\",\"mappings\":\"{vlq:200}\"}\n")]
    public void Source_maps(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("<img src=\"data:image/png;base64,iVBORw0KGgo{b64:200}\">\n")]
    [InlineData("src: url(data:font/woff2;base64,d09GMg{b64:300}) format('woff2');\n")]
    [InlineData("token_icon = \"data:image/svg+xml;base64,PHN2Zy{b64:100}\"\n")]
    [InlineData("\"image/png\": \"iVBORw0KGgo{b64:400}\"\n")]
    public void Data_uris_and_embedded_files(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("<div class=\"g-recaptcha\" data-sitekey=\"6L{b62:38}\"></div>\n")]
    [InlineData("ga('create', 'UA-{digits:8}-1'); gtag('config', 'G-{b62:10}');\n")]
    [InlineData("window.posthogPublicKey = 'phc_{b62:43}'\n")]
    public void Keys_that_browsers_are_shipped(string text) => Quiet.InBothProfiles(text);
}
