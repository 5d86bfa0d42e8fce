namespace Redaction.KnownValues.Search;

/// <summary>
/// Which byte of the form each place of a run agreed with, so that the other grams of the run do not compare it all over
/// again. Kept as the places where something else than one byte for one byte was read.
/// </summary>
internal sealed class RunPath
{
    private readonly List<(long Text, int Place)> _turns = [];
    private int _form = -1;
    private long _end;
    private long _run;
    private SearchView _view;

    /// <summary>Begins the path of another run.</summary>
    /// <param name="run">What to know the run by.</param>
    /// <param name="form">The number of its form.</param>
    /// <param name="view">The view in which it was found; a gram of another may lead further back.</param>
    /// <param name="text">Where it starts.</param>
    /// <param name="place">Where that is in the form.</param>
    public void Begin(long run, int form, SearchView view, long text, int place)
    {
        _view = view;
        _run = run;
        _turns.Clear();
        _turns.Add((text, place));
        _form = form;
        _end = text;
    }

    /// <summary>The run has read up to <paramref name="text"/>, where <paramref name="place"/> comes next.</summary>
    public void GoOn(long run, long text, int place)
    {
        if (run != _run)
        {
            return; // the path was given to a later run
        }

        (long lastText, int lastPlace) = _turns[^1];
        if (text - lastText != place - lastPlace)
        {
            _turns.Add((text, place));
        }

        _end = text;
    }

    /// <summary>The run came to nothing.</summary>
    public void Abandon(long run)
    {
        if (run == _run)
        {
            Clear();
        }
    }

    /// <summary>Belongs to no run any more.</summary>
    public void Clear()
    {
        _run = 0;
        _turns.Clear();
        _form = -1;
    }

    /// <summary>Whether the run read this byte of this form here.</summary>
    public bool Holds(int form, SearchView view, long text, int place)
    {
        if (form != _form || view != _view || text >= _end || text < _turns[0].Text)
        {
            return false;
        }

        int low = 0, high = _turns.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_turns[middle].Text <= text)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return text - _turns[low].Text == place - _turns[low].Place;
    }
}
