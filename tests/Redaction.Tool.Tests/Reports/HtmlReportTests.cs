using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Redaction.Tool.Tests.Reports;

/// <summary>The page, in a real browser.</summary>
public partial class HtmlReportTests
{
    private const string Rows = "[...document.querySelectorAll('#rows tr')].map(tr => [...tr.cells].map(td => td.innerText.split('\\n')[0]).slice(0, 3).join(' '))";

    [Fact]
    public async Task Filters_charts_and_columns_are_clicked()
    {
        using TempFolder folder = HostileTree.Create();
        await using Browser page = await OpenAsync(folder, await ReportAsync(folder));
        string[] rows = await page.EvaluateAsync<string[]>(Rows);
        Assert.Equal(HostileTree.Findings, rows.Length);
        Assert.StartsWith("critical", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("low", rows[^1], StringComparison.Ordinal);
        Assert.StartsWith($"{HostileTree.Findings} findings and 1 suppressed, ", await page.EvaluateAsync<string>("document.getElementById('summary').innerText"), StringComparison.Ordinal);

        // a second click on a column turns the order round
        await page.ClickAsync("th:nth-child(3) button");
        Assert.Equal("low acme-token -rf:1:1", (await page.EvaluateAsync<string[]>(Rows))[0]);
        Assert.Equal("ascending", await page.EvaluateAsync<string>("document.querySelector('th:nth-child(3)').ariaSort"));
        await page.ClickAsync("th:nth-child(3) button");
        Assert.StartsWith("low acme-token src/a b/é.py:2:7", (await page.EvaluateAsync<string[]>(Rows))[0], StringComparison.Ordinal);
        Assert.Equal("descending", await page.EvaluateAsync<string>("document.querySelector('th:nth-child(3)').ariaSort"));

        // a bar of a chart is a filter, and so is a text
        Assert.Equal(["By severity", "By rule", "By folder"], await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.chart h2')].map(h => h.innerText)"));
        await page.ClickAsync("button.bar[data-value='github-pat']");
        Assert.Equal(["critical github-pat src/a b/é.py:2:10", "critical github-pat redaction.toml:3:15"], await page.EvaluateAsync<string[]>(Rows));
        Assert.Equal("=github-pat", await page.EvaluateAsync<string>("document.getElementById('rule').value"));
        await page.ClickAsync("button.bar[data-value='github-pat']");
        await page.ClickAsync("#text");
        await page.TypeAsync("É.PY acme");
        Assert.Equal(3, (await page.EvaluateAsync<string[]>(Rows)).Length);
        await page.ClickAsync("button[type=reset]");
        await page.UntilAsync($"{Rows}.length === {HostileTree.Findings}");
        await page.ClickAsync("#suppressed");
        Assert.Equal(HostileTree.Findings + 1, (await page.EvaluateAsync<string[]>(Rows)).Length);
        Assert.Contains("suppressed by redaction:allow", await page.EvaluateAsync<string>("document.getElementById('rows').innerText"), StringComparison.Ordinal);
        AssertQuiet(page);
    }

    [Fact]
    public async Task Names_and_lines_are_text_and_nothing_else()
    {
        using TempFolder folder = HostileTree.Create();
        string html = await ReportAsync(folder);
        await using Browser page = await OpenAsync(folder, html);
        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof window.hacked"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('#rows script, #rows b').length"));
        Assert.Contains("evil</script><script>window.hacked=1</script>/=1+1", await page.EvaluateAsync<string>("document.getElementById('rows').innerText"), StringComparison.Ordinal);
        AssertQuiet(page);

        // even a script that gets into the page does not run, and nothing is loaded
        string injected = html.Replace("<main>", "<main><script>window.hacked = 1</script><img src=\"http://127.0.0.1:9/x\" onerror=\"window.hacked = 1\">", StringComparison.Ordinal);
        await using Browser other = await OpenAsync(folder, injected);
        Assert.Equal("undefined", await other.EvaluateAsync<string>("typeof window.hacked"));
        Assert.NotEmpty(other.Complaints);
        Assert.Equal(HostileTree.Findings, (await other.EvaluateAsync<string[]>(Rows)).Length);
    }

    [Fact]
    public async Task A_keyboard_is_enough()
    {
        using TempFolder folder = HostileTree.Create();
        await using Browser page = await OpenAsync(folder, await ReportAsync(folder));
        const string Focus = "document.activeElement?.innerText ?? ''";
        for (int i = 0; i < 60 && await page.EvaluateAsync<string>(Focus) != "Fingerprint"; i++)
        {
            await page.PressAsync("Tab", 9);
        }

        Assert.Equal("Fingerprint", await page.EvaluateAsync<string>(Focus));
        await page.PressAsync("Enter", 13, "\r");
        Assert.Equal("ascending", await page.EvaluateAsync<string>("document.activeElement.closest('th').ariaSort"));
        AssertQuiet(page);
    }

    [Fact]
    public async Task Findings_of_a_history_have_an_age_and_many_come_in_pages()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", string.Concat(Enumerable.Repeat(TempFolder.Secret + "\n", 1200)));
        string html = await ReportAsync(folder);
        int[] ages = [2, 400, 5000];
        int n = 0;
        html = DataOf().Replace(html, match =>
        {
            JsonNode data = JsonNode.Parse(match.Groups[1].Value)!;
            foreach (JsonNode? finding in data["findings"]!.AsArray())
            {
                finding!["commit"] = new JsonObject
                {
                    ["id"] = new string('a', 40),
                    ["author"] = "Zoë",
                    ["email"] = "z@example.com",
                    ["date"] = DateTimeOffset.UtcNow.AddDays(-ages[n++ % ages.Length]).ToString("O"),
                    ["subject"] = "a change",
                };
            }

            return match.Value.Replace(match.Groups[1].Value, data.ToJsonString(), StringComparison.Ordinal);
        });
        await using Browser page = await OpenAsync(folder, html);
        Assert.Equal(
            ["less than a week 400", "less than 3 years 400", "older 400"],
            await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.bar[data-key=age]')].map(b => [b.querySelector('.name').innerText, b.querySelector('.count').innerText].join(' '))"));
        Assert.Equal(500, (await page.EvaluateAsync<string[]>(Rows)).Length);
        await page.ClickAsync("#more");
        Assert.Equal(1000, (await page.EvaluateAsync<string[]>(Rows)).Length);
        await page.ClickAsync(".bar[data-value='older']");
        Assert.Equal(400, (await page.EvaluateAsync<string[]>(Rows)).Length);
        AssertQuiet(page);
    }

    [Fact]
    public async Task The_chart_of_ages_shows_a_real_history()
    {
        using var git = new GitFolder();
        (int Days, int Secrets, string Age)[] commits = [(5000, 1, "older"), (500, 4, "less than 3 years"), (40, 2, "less than 3 months"), (1, 3, "less than a week")];
        foreach ((int days, int secrets, string _) in commits)
        {
            for (int i = 1; i <= secrets; i++)
            {
                git.Write($"{days}-{i}.txt", $"{days} {i}\n{TempFolder.Secret}\n");
            }

            git.Git("add", "-A");
            git.Git("commit", "-q", "-m", $"{days} days ago", $"--date={DateTimeOffset.UtcNow.AddDays(-days):yyyy-MM-ddTHH:mm:ssZ}");
        }

        using var folder = new TempFolder();
        await using Browser page = await OpenAsync(folder, (await git.ScanAsync("--all", "--format", "html")).Output);
        Assert.Equal(["By severity", "By rule", "By folder", "By age"], await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.chart h2')].map(h => h.innerText)"));

        // youngest first; the longest bar fills its space and the others are in proportion, as drawn
        Assert.Equal(
            commits.Reverse().Select(c => $"{c.Age} {c.Secrets} {25 * c.Secrets}"),
            await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.bar[data-key=age]')].map(b => [b.dataset.value, b.querySelector('.count').innerText, b.querySelector('rect').getAttribute('width')].join(' '))"));
        double[] drawn = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.bar[data-key=age] rect')].map(r => r.getBoundingClientRect().width)");
        Assert.All(drawn.Zip(commits.Reverse()), bar => Assert.InRange(bar.First / drawn.Max(), (bar.Second.Secrets / 4.0) - 0.01, (bar.Second.Secrets / 4.0) + 0.01));

        // a bar filters, and the column of commits sorts by date
        await page.ClickAsync(".bar[data-value='less than 3 months']");
        Assert.Equal(["critical db 40-1.txt:2:1", "critical db 40-2.txt:2:1"], await page.EvaluateAsync<string[]>(Rows));
        Assert.Equal("=less than 3 months", await page.EvaluateAsync<string>("document.getElementById('age').value"));
        await page.ClickAsync(".bar[data-value='less than 3 months']");
        await page.ClickAsync("th:nth-child(6) button");
        Assert.Equal("critical db 5000-1.txt:2:1", (await page.EvaluateAsync<string[]>(Rows))[0]);
        Assert.Contains("5000 days ago", await page.EvaluateAsync<string>("document.querySelector('#rows tr').innerText"), StringComparison.Ordinal);
        AssertQuiet(page);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task It_follows_the_colours_of_the_system(string scheme)
    {
        using TempFolder folder = HostileTree.Create();
        await using Browser page = await OpenAsync(folder, await ReportAsync(folder));
        await page.CallAsync("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });
        int[] back = await ColourAsync(page, "backgroundColor");
        int[] text = await ColourAsync(page, "color");
        Assert.Equal(scheme == "light", back.Sum() > text.Sum());
        Assert.InRange(Math.Abs(back.Sum() - text.Sum()), 500, 765);
    }

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataOf();

    private static async Task<int[]> ColourAsync(Browser page, string property) =>
        [.. Regex.Matches(await page.EvaluateAsync<string>($"getComputedStyle(document.body).{property}"), @"\d+").Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture))];

    private static void AssertQuiet(Browser page)
    {
        Assert.Empty(page.Complaints);
        Assert.All(page.Requests, url => Assert.StartsWith("file://", url, StringComparison.Ordinal));
        Assert.Single(page.Requests.Distinct());
    }

    private static async Task<string> ReportAsync(TempFolder folder) => (await folder.ScanAsync("--format", "html")).Output;

    private static async Task<Browser> OpenAsync(TempFolder folder, string html)
    {
        if (Browser.Executable is null)
        {
            Assert.Skip("THE HTML REPORT IS NOT TESTED: no chromium is on the PATH.");
        }

        string file = Path.Combine(folder.Tree, "../report.html");
        await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
        return await Browser.OpenAsync(Path.GetFullPath(file));
    }
}
