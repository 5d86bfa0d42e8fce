using System.Security.Cryptography;
using System.Text;
using Redaction.KnownValues.Forms;

namespace Redaction.KnownValues.Search;

/// <summary>
/// All forms of all registered values, as grams of six bytes. A search looks at every few bytes of the text only
/// (<see cref="Stride"/>): where the gram that stands there is in the index, the text around it is compared with the form.
/// <para>
/// The grams are chosen so that none can be missed. Of the value itself every gram is indexed, so any piece of
/// stride + 5 bytes has one at a place where the search looks; of another form, the grams of as many places in a row as the
/// stride has, near its beginning and once more behind them in case a line break falls there. Adding a value is some hundred
/// insertions into a hash table, whatever the number of values: nothing is rebuilt. The index also knows each beginning of one
/// to five bytes, so that a stream holds back what may still become a finding.
/// </para>
/// <para>Changes are made under the registry's lock; <see cref="Current"/> may be read by any thread.</para>
/// </summary>
internal sealed class GramIndex
{
    /// <summary>The widest stride: a text that is wrapped at ten columns still has a gram in each line.</summary>
    public const int MaxStride = 5;

    /// <summary>The longest beginning that is indexed as such; a longer one is a gram.</summary>
    public const int MaxBeginning = GramTable.Gram - 1;

    // values that begin alike (tokens of one issuer) share their first grams, and a value may repeat itself; beyond so many
    // the other grams do
    private const int MaxSharing = 8;

    /// <summary>How far behind the first grams of a form the second ones are: a line break in the first does not touch them.</summary>
    private const int SecondBlock = GramTable.Gram + MaxStride;

    private GramTable _table = new(0, []);
    private KnownValue?[] _owners = [];
    private readonly Dictionary<int, Stack<int>> _freeNumbers = [];
    private readonly int[] _formsOfStride = new int[MaxStride + 1];
    private int _forms;
    private int _stride = MaxStride;

    /// <summary>The table to search now.</summary>
    public GramTable Current => Volatile.Read(ref _table);

    /// <summary>Every how many bytes a search has to look.</summary>
    public int Stride => Volatile.Read(ref _stride);

    public void Add(KnownValue value)
    {
        Number(value);
        GramTable table = Reserve(value);
        for (int i = 0; i < value.Forms.Length; i++)
        {
            KnownForm form = value.Forms[i];
            _formsOfStride[StrideOf(form)]++;
            Enter(table, value, form, value.FirstForm + i);
        }

        SetStride();
    }

    public void Remove(KnownValue value)
    {
        GramTable table = _table;
        for (int i = 0; i < value.Forms.Length; i++)
        {
            KnownForm form = value.Forms[i];
            ReadOnlySpan<byte> text = value.TextOf(form);
            for (int place = 0; place + GramTable.Gram <= text.Length; place++)
            {
                table.RemoveGram(GramTable.GramOf(text[place..]), place, value.FirstForm + i, form.Kind.IsPlain());
                if (OtherSpelling(text.Slice(place, GramTable.Gram), form.Kind, out ulong other))
                {
                    table.RemoveGram(other, place, value.FirstForm + i, form.Kind.IsPlain());
                }
            }

            ForEachBeginning(text, form, table.RemoveBeginning);
            ForEachOfImage(text, form, table.RemoveBeginning, (gram, place) => table.RemoveGram(gram, place, value.FirstForm + i, orShared: false), table.RemoveShared);
            _owners[value.FirstForm + i] = null;
            _formsOfStride[StrideOf(form)]--;
        }

        if (!_freeNumbers.TryGetValue(value.Forms.Length, out Stack<int>? free))
        {
            _freeNumbers.Add(value.Forms.Length, free = []);
        }

        free.Push(value.FirstForm);
        SetStride();
    }

    private static int StrideOf(in KnownForm form) => Math.Clamp(form.Need - MaxBeginning, 1, MaxStride);

    private void SetStride()
    {
        int stride = 1;
        while (stride < MaxStride && _formsOfStride[stride] == 0)
        {
            stride++;
        }

        Volatile.Write(ref _stride, stride);
    }

    /// <summary>A value that stands in a short text as it is, letters in any case; null if there is none.</summary>
    public KnownValue? FindIn(ReadOnlySpan<byte> text)
    {
        GramTable table = _table;
        for (int at = 0; at + GramTable.Gram <= text.Length; at++)
        {
            ulong gram = GramTable.GramOf(text[at..]);
            for (int slot = table.FirstSlot(gram); table.Next(gram, ref slot, out int place, out int number);)
            {
                if (place == 0 && table.TryGetForm(number, out KnownValue? value, out KnownForm form) && form.Kind.IsPlain()
                    && text.Length - at >= form.Length && Ascii.EqualsIgnoreCase(text.Slice(at, form.Length), value.TextOf(form)))
                {
                    return value;
                }
            }
        }

        return null;
    }

    /// <summary>The other spelling of a gram or beginning: base64url, or the plus signs of form data; false if there is none.</summary>
    private static bool OtherSpelling(ReadOnlySpan<byte> text, FormKind kind, out ulong key)
    {
        ReadOnlySpan<byte> from = kind == FormKind.Base64 ? "+/"u8 : " "u8;
        ReadOnlySpan<byte> to = kind == FormKind.Base64 ? "-_"u8 : "+"u8;
        key = 0;
        if (kind is not (FormKind.Base64 or FormKind.Words) || !text.ContainsAny(from))
        {
            return false;
        }

        Span<byte> other = stackalloc byte[GramTable.Gram];
        text.CopyTo(other);
        for (int i = 0; i < from.Length; i++)
        {
            other.Replace(from[i], to[i]);
        }

        key = text.Length == GramTable.Gram ? GramTable.GramOf(other) : GramTable.BeginningOf(other[..text.Length]);
        other.Clear();
        return true;
    }

    private static void ForEachBeginning(ReadOnlySpan<byte> text, in KnownForm form, Action<ulong> action)
    {
        // a piece of the value may begin anywhere but at white space; another form has one beginning, in two spellings
        FormKind kind = form.Kind;
        for (int start = 0; start < form.Starts; start++)
        {
            if (start > 0 && IsBlank(text[start]))
            {
                continue;
            }

            for (int length = 1; length <= MaxBeginning && start + length <= text.Length; length++)
            {
                ReadOnlySpan<byte> beginning = text.Slice(start, length);
                action(GramTable.BeginningOf(beginning));
                if (kind == FormKind.Hex)
                {
                    action(GramTable.HexBeginningOf(beginning));
                }
                else if (OtherSpelling(beginning, kind, out ulong other))
                {
                    action(other);
                }
            }
        }
    }

    /// <summary>
    /// A value that itself has what looks like escapes shows otherwise in the view that undoes them: its grams as they are
    /// seen there, each with its place in the value.
    /// </summary>
    private static void ForEachOfImage(ReadOnlySpan<byte> text, in KnownForm form, Action<ulong> beginning, Action<ulong, int> gram, Action<ulong> shared)
    {
        if (!form.Kind.IsPlain() || !text.ContainsAny("\\%&"u8))
        {
            return;
        }

        byte[] image = GC.AllocateUninitializedArray<byte>(text.Length, pinned: true);
        int[] places = new int[text.Length];
        int length = EscapeView.ImageOf(text, image, places);
        for (int start = 0; start < length && !image.AsSpan(0, length).SequenceEqual(text); start++)
        {
            ReadOnlySpan<byte> rest = image.AsSpan(start, length - start);
            if (rest.Length >= GramTable.Gram)
            {
                gram(GramTable.GramOf(rest), places[start]);
                shared(GramTable.GramOf(rest));
            }

            for (int size = 1; size <= Math.Min(MaxBeginning, rest.Length); size++)
            {
                beginning(GramTable.BeginningOf(rest[..size]));
            }
        }

        CryptographicOperations.ZeroMemory(image);
    }

    /// <summary>Whether a byte is white space, with which no piece of a value begins.</summary>
    public static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static void Enter(GramTable table, KnownValue value, KnownForm form, int number)
    {
        ReadOnlySpan<byte> text = value.TextOf(form);
        ForEachBeginning(text, form, table.AddBeginning);
        int last = text.Length - GramTable.Gram;
        if (form.Kind.IsPlain())
        {
            // as many grams in a row as the stride has are surely met; fewer of them may all be passed over
            (int stretch, int met, bool isShared) = (0, 0, false);
            for (int place = 0; place <= last; place++)
            {
                bool isEntered = EnterGram(table, text, place, form.Kind, number);
                met = isEntered ? met + 1 : 0;
                (stretch, isShared) = met == MaxStride ? (0, false) : (stretch + 1, isShared || !isEntered);
                if (isShared)
                {
                    table.LongestShared = Math.Max(table.LongestShared, stretch + GramTable.Gram + MaxStride);
                }
            }

            ForEachOfImage(text, form, table.AddBeginning, (gram, place) => table.AddGram(gram, place, number), table.AddShared);
            return;
        }

        int block = 0;
        while (block + MaxStride <= last && table.CountOf(GramTable.GramOf(text[block..]), MaxSharing) == MaxSharing)
        {
            block++;
        }

        EnterBlock(table, text, block, form, number);
        int second = Math.Min(block + SecondBlock, last - MaxStride + 1);
        if (second > block + MaxStride && !form.IsNested)
        {
            EnterBlock(table, text, second, form, number);
        }
    }

    private static void EnterBlock(GramTable table, ReadOnlySpan<byte> text, int from, KnownForm form, int number)
    {
        for (int place = from; place < from + MaxStride + form.Starts - 1 && place + GramTable.Gram <= text.Length; place++)
        {
            EnterGram(table, text, place, form.Kind, number);
        }
    }

    /// <summary>Enters a gram in its spellings; false when one of them is only counted, since enough forms have it.</summary>
    private static bool EnterGram(GramTable table, ReadOnlySpan<byte> text, int place, FormKind kind, int number)
    {
        bool isEntered = Enter(GramTable.GramOf(text[place..]), text.Length);
        if (OtherSpelling(text.Slice(place, GramTable.Gram), kind, out ulong other))
        {
            isEntered &= Enter(other, text.Length);
        }

        return isEntered;

        bool Enter(ulong gram, int length)
        {
            if (table.CountOf(gram, MaxSharing) < MaxSharing || place + GramTable.Gram + 4 > length)
            {
                table.AddGram(gram, place, number);
                return true;
            }

            if (kind.IsPlain())
            {
                table.AddShared(gram);
            }

            return false;
        }
    }

    private void Number(KnownValue value)
    {
        int count = value.Forms.Length;
        if (_freeNumbers.TryGetValue(count, out Stack<int>? free) && free.TryPop(out int first))
        {
            value.FirstForm = first;
        }
        else
        {
            value.FirstForm = _forms;
            _forms += count;
        }

        if (_forms > _owners.Length)
        {
            Array.Resize(ref _owners, Math.Max(64, _forms + (_forms / 2)));
        }

        _owners.AsSpan(value.FirstForm, count).Fill(value);
    }

    /// <summary>The table, with room for all entries of the value; another one if the old one had too little.</summary>
    private GramTable Reserve(KnownValue value)
    {
        int entries = 0;
        foreach (KnownForm form in value.Forms)
        {
            entries += (form.Kind.IsPlain() ? form.Length * (MaxBeginning + 1) * 2 : (2 * MaxStride) + (form.Starts * MaxBeginning));
        }

        if (_table.HasRoom(entries))
        {
            _table.SetOwners(_owners);
            return _table;
        }

        var larger = new GramTable(_table.Count + entries, _owners);
        _table.CopyTo(larger);
        Volatile.Write(ref _table, larger);
        return larger;
    }
}
