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

    /// <summary>Begins the path of another run.</summary>
    public void Begin(int form, long text, int place)
    {
        _turns.Clear();
        _turns.Add((text, place));
        _form = form;
        _end = text;
    }

    /// <summary>The run has read up to <paramref name="text"/>, where <paramref name="place"/> comes next.</summary>
    public void GoOn(long text, int place)
    {
        (long lastText, int lastPlace) = _turns[^1];
        if (text - lastText != place - lastPlace)
        {
            _turns.Add((text, place));
        }

        _end = text;
    }

    /// <summary>Belongs to no run any more.</summary>
    public void Clear()
    {
        _turns.Clear();
        _form = -1;
    }

    /// <summary>Whether the run read this byte of this form here.</summary>
    public bool Holds(int form, long text, int place)
    {
        if (form != _form || text >= _end || text < _turns[0].Text)
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
