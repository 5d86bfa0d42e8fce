namespace Redaction.Scanning;

/// <summary>
/// The spans that were found and not yet written out, sorted and disjoint. Secrets come in nearly sorted order (a candidate
/// that lived long comes late), so an insertion looks from the end; each merge removes a span: the work is linear in the
/// number of secrets, plus the spans a late one covers.
/// </summary>
internal sealed class SpanList
{
    private SecretSpan[] _spans = new SecretSpan[4];
    private int _first;
    private int _end;

    public int Count => _end - _first;

    public ref SecretSpan First => ref _spans[_first];

    public ref SecretSpan Last => ref _spans[_end - 1];

    public void Clear()
    {
        Array.Clear(_spans);
        _first = _end = 0;
    }

    public void RemoveFirst()
    {
        _spans[_first++] = default;
        if (_first == _end)
        {
            _first = _end = 0;
        }
    }

    /// <summary>Adds a span, merging it with those it overlaps; spans that only touch stay two.</summary>
    public void Add(in SecretSpan added)
    {
        int at = _end;
        while (at > _first && _spans[at - 1].Start > added.Start)
        {
            at--;
        }

        // _spans[at - 1] starts at or before the new one: it may reach into it
        SecretSpan merged = added;
        int from = at;
        if (at > _first && _spans[at - 1].End > added.Start)
        {
            from = at - 1;
            Merge(ref merged, _spans[from]);
        }

        int to = at;
        while (to < _end && _spans[to].Start < merged.End)
        {
            Merge(ref merged, _spans[to++]);
        }

        Replace(from, to, merged);
    }

    private static void Merge(ref SecretSpan into, in SecretSpan other)
    {
        SecretSpan lead = other.Leads(into) ? other : into;
        lead.Start = Math.Min(into.Start, other.Start);
        lead.End = Math.Max(into.End, other.End);
        lead.MaskWritten = into.MaskWritten || other.MaskWritten;
        lead.IsFinding = into.IsFinding || other.IsFinding;
        into = lead;
    }

    private void Replace(int from, int to, in SecretSpan span)
    {
        if (to == from)
        {
            if (_end == _spans.Length)
            {
                MakeRoom(ref from);
            }

            Array.Copy(_spans, from, _spans, from + 1, _end - from);
            _end++;
        }
        else if (to > from + 1)
        {
            Array.Copy(_spans, to, _spans, from + 1, _end - to);
            int removed = to - from - 1;
            Array.Clear(_spans, _end - removed, removed);
            _end -= removed;
        }

        _spans[from] = span;
    }

    private void MakeRoom(ref int from)
    {
        SecretSpan[] target = _first > _spans.Length / 2 ? _spans : new SecretSpan[_spans.Length * 2];
        int count = Count;
        Array.Copy(_spans, _first, target, 0, count);
        if (target == _spans)
        {
            Array.Clear(_spans, count, _end - count);
        }

        from -= _first;
        _first = 0;
        _end = count;
        _spans = target;
    }
}
