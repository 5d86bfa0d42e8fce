using Redaction.Judging;

namespace Redaction.Assignments;

/// <summary>
/// Keywords of providers that are ordinary words too. Alone they say nothing of a value; beside a name such as <c>api_key</c> they do.
/// </summary>
internal static class CommonKeywords
{
    private static ReadOnlySpan<byte> Words =>
        "apollo atlas autopilot azure beamer bootstrap box bx canny chatbot checkout cicero circle clerk coda cohere column courier daily dandelion dd delighted deployer ditto docker duo elastic enigma envoy eraser ethereum fb fixer flat float front fulcrum geocode github glm google groove guardian hec holistic humanity hunter impala jira juro kafka karma kraken lark less line linear looker magnetic miro mistral mnemonic moderation monday nasa nimble noticeable npm ocean paradigm pd poly polygon privacy private-key private_key privatekey prospect protocols raven refiner sauce scrutinizer secret_key segment semaphore sentry shortcut snowflake sonar splunk stability streak subscription sumo teletype token unseal vault wallet web3 xray"u8;

    /// <summary>Whether a keyword is one of them.</summary>
    public static bool Contains(ReadOnlySpan<byte> keyword) => WordList.Contains(Words, keyword);
}
