using System.Runtime.CompilerServices;

namespace Redaction.Streaming;

/// <summary>Reads a stream through a window and yields what is found, with lines and columns.</summary>
internal static class StreamFinder
{
    // a file is read in larger pieces than it is scanned in
    private const int ReadSize = 64 * 1024;

    public static async IAsyncEnumerable<LocatedFinding> RunAsync(
        SecretRedactor redactor, Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var window = new RedactionWindow(redactor, wantsFingerprints: true);
        var findings = new List<LocatedFinding>();
        var sink = new LocatingSink(findings);
        while (true)
        {
            int count = await input.ReadAsync(window.GetMemory(ReadSize), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                window.Complete(ref sink);
            }
            else
            {
                window.Commit(count, ref sink);
            }

            foreach (LocatedFinding finding in findings)
            {
                yield return finding;
            }

            findings.Clear();
            if (count == 0)
            {
                yield break;
            }
        }
    }
}
