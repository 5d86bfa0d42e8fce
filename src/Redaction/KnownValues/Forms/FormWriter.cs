using System.Security.Cryptography;

namespace Redaction.KnownValues.Forms;

/// <summary>Collects the forms of a value. What it holds is zeroed when it grows and when it is disposed.</summary>
internal sealed class FormWriter : IDisposable
{
    private readonly List<KnownForm> _forms = [];
    private byte[] _text = GC.AllocateUninitializedArray<byte>(4096, pinned: true);
    private int _length;

    /// <summary>Whether the forms that are added now are encodings of encodings.</summary>
    public bool IsNested { get; set; }

    public IReadOnlyList<KnownForm> Forms => _forms;

    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    /// <summary>Room for a form of up to so many bytes; <see cref="Add"/> tells how many were used.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_text.Length - _length < length)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>((_length + length) * 2, pinned: true);
            Text.CopyTo(larger);
            CryptographicOperations.ZeroMemory(_text);
            _text = larger;
        }

        return _text.AsSpan(_length, length);
    }

    /// <summary>Makes a form of the first bytes that were reserved last, unless there is one of the same text.</summary>
    /// <param name="length">Its bytes.</param>
    /// <param name="need">How many of them make a finding.</param>
    /// <param name="kind">How it is compared.</param>
    /// <param name="tail">See <see cref="KnownForm.Tail"/>.</param>
    /// <param name="starts">See <see cref="KnownForm.Starts"/>; any piece of a plain form may begin one.</param>
    public void Add(int length, int need, FormKind kind, bool tail = false, int starts = 1)
    {
        Span<byte> text = _text.AsSpan(_length, length);
        byte[] map = FormAlphabet.Of(kind);
        foreach (ref byte b in text)
        {
            b = map[b];
        }

        need = Math.Max(SecretRegistry.MinLength, Math.Min(need, length));
        if (length >= SecretRegistry.MinLength && !Contains(text, kind))
        {
            starts = kind.IsPlain() ? length - need + 1 : starts;
            _forms.Add(new KnownForm(_length, length, need, kind, starts, IsNested, tail));
            _length += length;
        }
        else
        {
            text.Clear();
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_text);

    private bool Contains(ReadOnlySpan<byte> text, FormKind kind)
    {
        foreach (KnownForm form in _forms)
        {
            if (form.Length == text.Length && form.Kind == kind && text.SequenceEqual(_text.AsSpan(form.Start, form.Length)))
            {
                return true;
            }
        }

        return false;
    }
}
