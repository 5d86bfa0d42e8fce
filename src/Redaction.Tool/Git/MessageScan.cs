using System.Text;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>
/// Scans what commits and annotated tags say of themselves: a secret pasted there leaks as one in a file does. Each has a place of
/// its own, <c>commit ID message</c> or <c>tag NAME message</c>, and is told wherever it stands, for each is to be rewritten.
/// </summary>
internal sealed class MessageScan(GitScanContext context)
{
    private const int ShownDigits = 12;
    private const int LongestDraft = 16 * 1024 * 1024;

    /// <summary>Scans the messages of a selection: its commits, the oldest first, then its tags.</summary>
    public async Task RunAsync(HistorySelection selection, CancellationToken cancellationToken)
    {
        using (GitProcess git = context.Repository.Start(
            ["log", "-z", "--reverse", "--date-order", "--no-notes", "--no-show-signature", $"--format={CommitHead.Format}%B", .. selection.ToArguments()]))
        {
            git.Input.Close();
            while (Next(git.Output) is { } commit)
            {
                byte[] message = commit[CommitHead.MessageAt(commit)..];
                string id = Encoding.ASCII.GetString(commit, 0, Array.IndexOf(commit, (byte)'\n'));
                await ScanAsync(TargetOf($"commit {id[..ShownDigits]}", SourceKind.CommitMessage), message, () => CommitHead.Parse(commit, context.Redactor), cancellationToken).ConfigureAwait(false);
            }

            git.Finish();
        }

        foreach (TagObject tag in TagObject.ReadAll(context.Repository, selection))
        {
            await ScanAsync(TargetOf($"tag {tag.Name}", SourceKind.TagMessage), tag.Message, () => tag.ToCommit(context.Redactor), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Scans the message of a commit that is being made, in the file that git hands to a hook.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public async Task RunDraftAsync(string file, CancellationToken cancellationToken)
    {
        byte[] message = ReadDraft(file);
        await ScanAsync(TargetOf("commit", SourceKind.CommitMessage), MessageDraft.WithoutDiff(message), () => null, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] ReadDraft(string file)
    {
        try
        {
            using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            byte[] bytes = content.Length <= LongestDraft ? new byte[content.Length] : throw new IOException($"{SafeText.Escape(file)}: the message is too long to be scanned");
            content.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"{SafeText.Escape(file)}: no such file");
        }
    }

    private static byte[]? Next(ByteReader log) => log.TryRead(0, out ReadOnlySpan<byte> record) ? record.ToArray() : null;

    /// <summary>A message is no file: no path of a configuration, and no folder for tests, says anything of it.</summary>
    private ScanTarget TargetOf(string whose, SourceKind source) => new($"{context.Prefix}{whose} message", null) { JudgedPath = "message", Source = source };

    private async Task ScanAsync(ScanTarget target, byte[] message, Func<CommitInfo?> commit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        context.Summary.CountMessage();
        if (context.Redactor.Find(message).Count == 0)
        {
            return;
        }

        FileResult result = await context.Texts.ScanAsync(target, new MemoryStream(message, writable: false), cancellationToken).ConfigureAwait(false);
        if (result.Error is not null)
        {
            context.Fail(target.Name, SafeText.Escape(result.Error));
        }

        context.Write(result with { Commit = commit() });
    }
}
