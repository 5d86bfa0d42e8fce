using Redaction.Literals;

namespace Redaction.KnownValues.Search;

/// <summary>What moves while one input is searched for known values. Not thread-safe.</summary>
internal sealed class KnownSearchState
{
    private const int KeptPaths = 16;

    private readonly RunPath[] _paths = new RunPath[KeptPaths];
    private int _nextPath;
    private long _runs;

    /// <summary>The version of the registry that the input was searched for last.</summary>
    public int Version { get; set; } = -1;

    /// <summary>The lowest place that must be held back.</summary>
    public long Held { get; set; }

    /// <summary>Up to where separators were looked for.</summary>
    public long SeparatorsFrom { get; set; }

    /// <summary>Where the search for short values stands.</summary>
    public LiteralState ShortLiterals;

    /// <summary>A short value at the end of what was seen, which counts only if no word goes on behind it.</summary>
    public KnownRun? Pending { get; set; }

    /// <summary>Where the last digits of a dump's line begin that may go on in the next line; -1 if none do.</summary>
    public long DumpHeld { get; set; } = -1;

    /// <summary>Up to where that line break may reach.</summary>
    public long DumpHeldUntil { get; set; }

    public EscapeView Escaped { get; } = new();

    public SeparatedView Separated { get; } = new();

    /// <summary>The runs that go on at the end of what was seen.</summary>
    public List<KnownRun> Runs { get; } = [];

    /// <summary>Whether anything is alive that a reset must end.</summary>
    private bool IsIdle => Runs.Count == 0 && Pending is null && !Escaped.IsOpen && !Separated.IsOpen;

    /// <summary>Begins anew at <paramref name="at"/>.</summary>
    public void Reset(long at)
    {
        Runs.Clear();
        ShortLiterals = default;
        Pending = null;
        DumpHeld = -1;
        Escaped.Reset(at);
        Separated.Reset();
        SeparatorsFrom = at;
        Held = at;
        foreach (RunPath? path in _paths)
        {
            path?.Clear();
        }
    }

    /// <summary>Lets go of the values; the next search begins anew.</summary>
    public void Forget()
    {
        Version = -1;
        Held = long.MaxValue;
        if (!IsIdle)
        {
            Reset(0);
        }
    }

    /// <summary>A path for a new run; it takes that of the oldest.</summary>
    public RunPath BeginPath(int form, SearchView view, long text, int place, out long run)
    {
        run = ++_runs;
        RunPath path = _paths[_nextPath] ??= new RunPath();
        _nextPath = (_nextPath + 1) % KeptPaths;
        path.Begin(run, form, view, text, place);
        return path;
    }

    /// <summary>Whether a run has read this byte of this form here.</summary>
    public bool IsOnPath(int form, SearchView view, long text, int place)
    {
        foreach (RunPath? path in _paths)
        {
            if (path is not null && path.Holds(form, view, text, place))
            {
                return true;
            }
        }

        return false;
    }
}
