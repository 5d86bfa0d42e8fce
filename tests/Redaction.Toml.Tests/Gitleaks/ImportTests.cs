namespace Redaction.Toml.Tests.Gitleaks;

public class ImportTests
{
    private const string Rule = "[[rules]]\nid = \"acme\"\ndescription = \"Acme\"\nregex = '''acme_[0-9a-z]{10}'''\n";

    /// <summary>Every note that an import gives, by what causes it.</summary>
    [Theory]
    [InlineData("[extend]\nuseDefault = true", "g.toml(2): changed: the built-in rules of redact stand in for the default rules of gitleaks")]
    [InlineData("[extend]\npath = \"x.toml\"", "g.toml(2): left out: it extends \"x.toml\"; import that file too, and name the result in \"extends\"")]
    [InlineData("[extend]\nurl = \"x\"", "g.toml(2): left out: the field \"url\" is not known")]
    [InlineData("[extend]\ndisabledRules = [\n\"gone\"]", "g.toml(3): left out: it disables \"gone\", but there is no rule of that id here; 'redact rules list' shows what may stand in for it")]
    [InlineData("[other]", "g.toml(1): left out: the table \"other\" is not known")]
    [InlineData("other = 1", "g.toml(1): left out: the field \"other\" is not known")]
    [InlineData("[[rules]]\nid = \"x\"", "g.toml(1): rule \"x\": left out: it has no regex")]
    [InlineData("[[rules]]\nid = \"x\"\npath = 'p'\n[[rules.allowlists]]\npaths = ['q']", "g.toml(3): rule \"x\": left out: a rule on the path alone: here a rule needs a pattern", "g.toml(4): rule \"x\": left out: the allowlist of a rule that is left out")]
    [InlineData(Rule + "skipReport = true", "g.toml(5): rule \"acme\": left out: it only supports other rules (skipReport)")]
    [InlineData(Rule + "path = '''(?!x)'''", "g.toml(5): rule \"acme\": left out: its path: look-around at offset 0 (\"(?\"); match the neighbouring bytes and put a group around the secret instead")]
    [InlineData(Rule + "secretGroup = 1", "g.toml(4): rule \"acme\": left out: secretGroup is 1, but the regex has 0 groups")]
    [InlineData(Rule + "tags = [\"a\"]", "g.toml(5): rule \"acme\": changed: tags are not kept")]
    [InlineData(Rule + "entropy = 9.5", "g.toml(5): rule \"acme\": changed: more than 8 bits a byte cannot be; it is 8 here")]
    [InlineData(Rule + "keywords = [\"other\"]", "g.toml(5): rule \"acme\": changed: it is found also where none of its keywords stands")]
    [InlineData(Rule + "colour = 1", "g.toml(5): rule \"acme\": left out: the field \"colour\" is not known")]
    [InlineData(Rule + "[[rules.required]]\nid = \"b\"", "g.toml(1): rule \"acme\": left out: what it requires near it (rules.required); the rule itself is carried over and finds more")]
    [InlineData("[[rules]]\nid = \"Acme Key\"\nregex = 'acme_[0-9]{6}'", "g.toml(2): rule \"Acme Key\": changed: its id is \"acme-key\" here")]
    [InlineData("[[rules]]\nid = \"x\"\nregex = 'acme_[0-9]+'", "g.toml(3): rule \"x\": changed: repeats without an upper bound end at 256")]
    [InlineData("[[rules]]\nid = \"x\"\nregex = 'acme_(?:[0-9]+[a-z]+)+'", "g.toml(3): rule \"x\": changed: repeats without an upper bound end at 64")]
    [InlineData("[[rules]]\nid = \"x\"\nregex = '[0-9]{9}'\nkeywords = [\"acme\"]", "g.toml(4): rule \"x\": changed: its pattern has no literal of its own, so it is found only where it is assigned to one of its keywords or stands close behind one")]
    [InlineData("[[rules]]\nid = \"x\"\nregex = '[0-9]{9}'\nkeywords = [\"a\"]", "g.toml(3): rule \"x\": left out: the keyword \"a\" must be 3 to 64 printable ASCII characters.")]
    [InlineData(Rule + "[[rules.allowlists]]\ncondition = \"XOR\"", "g.toml(6): rule \"acme\": left out: an allowlist with the condition \"XOR\", which is neither AND nor OR")]
    [InlineData(Rule + "[[rules.allowlists]]\nregexTarget = \"file\"", "g.toml(6): rule \"acme\": left out: an allowlist with the regexTarget \"file\", which is neither match nor line")]
    [InlineData(Rule + "[rules.allowlist]\ncommits = [\"a\"]", "g.toml(6): rule \"acme\": left out: the commits of an allowlist: here files are scanned")]
    [InlineData("[[allowlists]]\ncondition = \"AND\"\ncommits = [\"a\"]\npaths = ['p']", "g.toml(3): left out: an allowlist that asks for a commit: here files are scanned")]
    [InlineData("[allowlist]\ndescription = \"x\"", "g.toml(1): left out: an allowlist without a condition")]
    [InlineData("[allowlist]\nregexes = [\n'''a(?=b)''']", "g.toml(3): left out: a pattern of an allowlist: look-around at offset 1 (\"(?\"); match the neighbouring bytes and put a group around the secret instead")]
    [InlineData("[[allowlists]]\ntargetRules = [\"github-pat\"]\npaths = ['p']", "g.toml(2): left out: an allowlist for the rule \"github-pat\", which is not here")]
    public void What_is_not_carried_over_exactly_is_told(string text, params string[] notes)
    {
        ImportResult result = GitleaksConfiguration.Import(text, "g.toml");
        Assert.Equal(notes, result.Notes.Select(note => note.ToString()));
        Assert.Equal(result.Notes.All(note => !note.IsLost), result.IsComplete);
        TomlRules.Parse(result.Toml, "redaction.toml");
    }

    [Fact]
    public void A_pattern_without_a_literal_and_without_keywords_is_left_out()
    {
        ImportNote note = Assert.Single(GitleaksConfiguration.Import("[[rules]]\nid = \"x\"\nregex = '[0-9a-f]{32}'", "g.toml").Notes);
        Assert.StartsWith("g.toml(3): rule \"x\": left out: no required literal at offset 0", note.ToString(), StringComparison.Ordinal);
        Assert.Equal((3, "x", true), (note.Line, note.RuleId, note.IsLost));
    }

    [Fact]
    public void A_rule_of_a_built_in_id_says_that_it_changes_that_rule()
    {
        ImportResult result = GitleaksConfiguration.Import("[extend]\nuseDefault = true\n[[rules]]\nid = \"jwt\"\nregex = 'acme_[0-9]{6}'", "g.toml");
        Assert.Contains(result.Notes, note => note.Text == "it changes the built-in rule of this id, whose checksum, severity and confidence stay");
        Assert.Equal("acme_[0-9]{6}", TomlRules.Parse(result.Toml, "r").Rules["jwt"].Pattern);
    }

    [Fact]
    public void Ids_stay_distinct()
    {
        ImportResult result = GitleaksConfiguration.Import(
            "[[rules]]\nid = \"a_b\"\nregex = 'acme_[0-9]{6}'\n[[rules]]\nid = \"a-b\"\nregex = 'acmf_[0-9]{6}'\n[[rules]]\ndescription = \"!\"\nregex = 'acmg_[0-9]{6}'\n", "g.toml");
        Assert.Equal(["a-b", "a-b-2", "imported"], TomlRules.Parse(result.Toml, "r").Rules.Select(rule => rule.Id));
        Assert.Equal((3, 3), (result.Rules, result.AllRules));
    }

    [Fact]
    public void What_is_no_toml_is_refused_with_its_line()
    {
        Assert.StartsWith("g.toml(2): ", Assert.Throws<RuleFileException>(() => GitleaksConfiguration.Import("title = \"x\"\n[[rules", "g.toml")).Message, StringComparison.Ordinal);
        Assert.Equal(
            "g.toml(2): \"entropy\" must be a number.",
            Assert.Throws<RuleFileException>(() => GitleaksConfiguration.Import("[[rules]]\nentropy = \"3\"\nregex = 'x'", "g.toml")).Message);
    }

    [Theory]
    [InlineData(@"a*b+c?", @"a{0,9}b{1,9}c?")]
    [InlineData(@"a{3,}?b{2}c{1,4}", @"a{3,9}?b{2}c{1,4}")]
    [InlineData(@"a{12,}", @"a{12,12}")]
    [InlineData(@"[*+{3,}]\*\+", @"[*+{3,}]\*\+")]
    [InlineData(@"[]*][^]+][[:alpha:]*]", @"[]*][^]+][[:alpha:]*]")]
    [InlineData(@"[\]*]x*", @"[\]*]x{0,9}")]
    [InlineData(@"\Qa*b\E*", @"a\*b{0,9}")]
    [InlineData(@"\Qa.b", @"a\.b")]
    [InlineData(@"(?i)(?:a)(b)(c)", @"(?i)(?:a)(b)(?<secret>c)")]
    [InlineData(@"(?P<x>a)(?<y>b)", @"(a)(?<secret>b)")]
    [InlineData(@"\((a)(b)", @"\((a)(?<secret>b)")]
    public void A_go_pattern_is_rewritten(string go, string ours) =>
        Assert.Equal(ours, Toml.Gitleaks.GoPattern.Rewrite(go, 9, 2, out _, out _));

    [Fact]
    public void A_realistic_configuration_works_as_before()
    {
        ImportResult result = GitleaksConfiguration.Import(Repository.Read("tests", "Redaction.Toml.Tests", "Gitleaks", "acme.gitleaks.toml"), ".gitleaks.toml");
        Assert.Equal((5, 8, 5, 6), (result.Rules, result.AllRules, result.Allowlists, result.AllAllowlists));
        Assert.Equal(9, result.Notes.Count(note => note.IsLost));
        Assert.Equal(8, result.Notes.Count(note => !note.IsLost));
        RuleConfiguration rules = TomlRules.Parse(result.Toml, "redaction.toml");
        Assert.False(rules.Rules.TryGet("aws-access-key-id", out _));

        // a test token is allowed under a folder of tests, and only there; a live one nowhere
        string test = string.Concat("acd_te", "st_", "k3v9x2m7q1", "w5e8r4t6y0u2");
        string live = string.Concat("acd_li", "ve_", "k3v9x2m7q1", "w5e8r4t6y0u2");
        Assert.Equal([test], Found.In(rules.RulesFor("src/a.txt"), $"use {test} now"));
        Assert.Empty(Found.In(rules.RulesFor("src/tests/a.txt"), $"use {test} now"));
        Assert.Equal([live], Found.In(rules.RulesFor("src/tests/a.txt"), $"use {live} now"));
        Assert.Empty(Found.In(rules.RulesFor("vendor/a.txt"), $"use {live} now"));
        Assert.Empty(Found.In(rules.Rules, $"use {live[..20]}deadbeef{live[20..]} now"));
        Assert.Empty(Found.In(rules.Rules, $"use {live[..9]}0000{live[9..]} now"));

        // the second group is the secret, and the target of one allowlist is the match
        string session = string.Concat("k3v9x2m", "7q1w5e8", "r4t6y0u", "2i8o3p5", "a7s9");
        Assert.Equal([session], Found.In(rules.RulesFor("a"), $"ACME_SESSION = '{session}'"));

        // a rule that is limited to some paths
        string password = string.Concat("Xk9", "#mQ2v", "Lp7");
        Assert.Equal([password], Found.In(rules.RulesFor("app/settings.prod.yml"), $"url: acmedb://admin:{password}@db.internal"), StringComparer.Ordinal);
        Assert.DoesNotContain(rules.RulesFor("app/main.c"), rule => rule.Id == "acme-db-url");
        Assert.True(rules.NeedsLines);

        // a pattern without a literal, guarded by its keywords
        string account = string.Concat("QX739", "184", "6205");
        Assert.Equal([account], Found.In(rules.RulesFor("a"), $"ledger_account = \"{account}\"\n"));
        Assert.Empty(Found.In(rules.RulesFor("a"), $"order = \"{account}\"\n"));
    }
}
