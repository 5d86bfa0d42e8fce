namespace Redaction.Tool.Tests;

/// <summary>Private keys in the forms of other programs than OpenSSH, made up for each run.</summary>
public class ScanPrivateKeyTests
{
    [Fact]
    public async Task A_key_of_ssh_com_is_found_whole()
    {
        using var folder = new TempFolder();
        string[] body = Lines(8, 70);
        string start = "---- BEG" + "IN SSH2 ENCRYPTED PRIV" + "ATE KEY ----";
        string end = "---- END SSH2 ENCRYPTED PRIV" + "ATE KEY ----";
        folder.Write("id_ssh2", $"first\n{start}\nComment: \"2048-bit rsa, ann@example.com\"\n{string.Join('\n', body)}\n{end}\nlast\n");

        FoundSecret found = await FoundAsync(folder, body);

        Assert.Equal(("ssh2-private-key", 2, 1), (found.RuleId, found.StartLine, found.StartColumn));
        Assert.Equal((12, end.Length + 1), (found.EndLine, found.EndColumn));
    }

    [Theory]
    [InlineData(3, "none")]
    [InlineData(3, "aes256-cbc")]
    [InlineData(2, "none")]
    public async Task The_private_lines_of_PuTTY_are_found_and_its_public_ones_are_not(int version, string encryption)
    {
        using var folder = new TempFolder();
        string[] secret = Lines(3, 64);
        string derivation = encryption == "none" ? "" : $"Key-Derivation: Argon2id\nArgon2-Memory: 8192\nArgon2-Passes: 13\nArgon2-Parallelism: 1\nArgon2-Salt: {Convert.ToHexStringLower(Bytes(16))}\n";
        string before = $"PuTTY-User-Key-File-{version}: ssh-rsa\nEncryption: {encryption}\nComment: rsa-key-20260105\nPublic-Lines: 3\n{string.Join('\n', Lines(3, 64))}\n{derivation}";
        folder.Write("key.ppk", $"{before}Private-Lines: 3\n{string.Join('\n', secret)}\nPrivate-MAC: {Convert.ToHexStringLower(Bytes(32))}\n");

        FoundSecret found = await FoundAsync(folder, secret);

        Assert.Equal(("putty-private-key", before.Count(c => c == '\n') + 1), (found.RuleId, found.StartLine));

        // up to the code behind it, which is no secret and may be masked with it
        Assert.InRange(found.EndLine, found.StartLine + 3, found.StartLine + 4);
    }

    private static async Task<FoundSecret> FoundAsync(TempFolder folder, string[] secret)
    {
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", ".", "--format", "json");
        Assert.Equal(1, scan.ExitCode);
        Assert.All(secret, line => Assert.DoesNotContain(line, scan.Output + scan.Error));
        Assert.Equal(1, (await Redact.RunInAsync(folder.Tree, "", "scan", ".")).ExitCode);
        FoundSecret found = Assert.Single(FoundSecret.Parse(scan.Output));
        Assert.Equal("critical", found.Severity);
        return found;
    }

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        Random.Shared.NextBytes(bytes);
        return bytes;
    }

    private static string[] Lines(int count, int width) =>
        [.. Enumerable.Range(0, count).Select(_ => Convert.ToBase64String(Bytes(width))[..width])];
}
