using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Redaction.Tool.Tests.Reports;

/// <summary>
/// A page in a headless Chromium, driven over the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/):
/// events are real clicks and keys, not calls of the page's own code. What the page asks of the network or complains of is kept.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private int _lastId;

    private Browser(Process process, DirectoryInfo profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>The addresses that the page asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What the page wrote to the console, its errors and breaches of its policy among it.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The browser on this machine; null when there is none.</summary>
    public static string? Executable { get; } = ((string[])["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a file.</summary>
    public static async Task<Browser> OpenAsync(string file)
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory("redact-browser-");
        Process process = Process.Start(new ProcessStartInfo(
            Executable!,
            ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var browser = new Browser(process, profile);
        try
        {
            const string Mark = "DevTools listening on ws://";
            string? line;
            do
            {
                line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            }
            while (line is not null && !line.StartsWith(Mark, StringComparison.Ordinal));
            Assert.NotNull(line);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None); // a full pipe would stop it

            string host = line[Mark.Length..line.IndexOf('/', Mark.Length)];
            using var http = new HttpClient();
            JsonNode pages = JsonNode.Parse(await http.GetStringAsync(new Uri($"http://{host}/json/list"), TestContext.Current.CancellationToken))!;
            string address = (string)pages.AsArray().First(p => (string?)p!["type"] == "page")!["webSocketDebuggerUrl"]!;
            await browser._socket.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken);
            foreach (string domain in (string[])["Page", "Network", "Runtime", "Log"])
            {
                await browser.CallAsync($"{domain}.enable", []);
            }

            await browser.CallAsync("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
            await browser.UntilAsync("document.readyState === 'complete' && location.protocol === 'file:'");
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        JsonNode result = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true });
        Assert.True(result["exceptionDetails"] is null, result.ToJsonString());
        return result["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task UntilAsync(string expression)
    {
        var patience = Stopwatch.StartNew();
        while (!await EvaluateAsync<bool>(expression))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), $"never true: {expression}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Clicks with the mouse on the middle of what a selector finds.</summary>
    public async Task ClickAsync(string selector)
    {
        double[] at = await EvaluateAsync<double[]>(
            $"(e => (e.scrollIntoView({{block: 'center'}}), [e.getBoundingClientRect()].map(r => [r.x + r.width / 2, r.y + r.height / 2])[0]))(document.querySelector({JsonSerializer.Serialize(selector)}))");
        foreach (string type in (string[])["mousePressed", "mouseReleased"])
        {
            await CallAsync("Input.dispatchMouseEvent", new JsonObject { ["type"] = type, ["x"] = at[0], ["y"] = at[1], ["button"] = "left", ["clickCount"] = 1 });
        }
    }

    /// <summary>Presses a key that is no letter, such as Tab or Enter.</summary>
    public async Task PressAsync(string key, int code, string text = "")
    {
        foreach (string type in (string[])["keyDown", "keyUp"])
        {
            await CallAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code, ["text"] = type == "keyDown" ? text : "" });
        }
    }

    /// <summary>Types a text where the focus is.</summary>
    public Task TypeAsync(string text) => CallAsync("Input.insertText", new JsonObject { ["text"] = text });

    /// <summary>Calls a method of the protocol.</summary>
    public async Task<JsonNode> CallAsync(string method, JsonObject parameters)
    {
        int id = ++_lastId;
        byte[] message = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters });
        await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        while (true)
        {
            JsonNode answer = await ReceiveAsync();
            if ((int?)answer["id"] == id)
            {
                Assert.True(answer["error"] is null, answer.ToJsonString());
                return answer["result"]!;
            }

            Note(answer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                _profile.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(100); // children of the browser are still writing
            }
        }
    }

    private void Note(JsonNode message)
    {
        switch ((string?)message["method"])
        {
            case "Network.requestWillBeSent":
                Requests.Add((string)message["params"]!["request"]!["url"]!);
                break;
            case "Runtime.exceptionThrown" or "Runtime.consoleAPICalled" or "Log.entryAdded":
                Complaints.Add(message["params"]!.ToJsonString());
                break;
            default:
                break;
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var message = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, patience.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }
}
