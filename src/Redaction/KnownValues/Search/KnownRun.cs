using Redaction.KnownValues.Forms;

namespace Redaction.KnownValues.Search;

/// <summary>
/// A place where text agrees with a form, and how far it was compared. Places in the text are bytes from the start of the
/// input, so a run goes on when more of it comes.
/// </summary>
internal struct KnownRun
{
    /// <summary>The value.</summary>
    public KnownValue Value;

    /// <summary>The form, one of the value's.</summary>
    public KnownForm Form;

    /// <summary>What stands between all characters, if anything.</summary>
    public Separator Separator;

    /// <summary>From where on the text is masked; -1 while nothing has agreed that is.</summary>
    public long Start;

    /// <summary>Where in the form the agreement starts.</summary>
    public int From;

    /// <summary>
    /// From which byte of the form on the text is masked. Of the value itself any piece may begin a finding and is held back
    /// until that is settled. Of another form only its beginning is: a piece from the middle of it is masked from where it
    /// was recognised, for what came before may have been handed on.
    /// </summary>
    public int MaskFrom;

    /// <summary>Up to where the text was read.</summary>
    public long At;

    /// <summary>The byte of the form that has to come next.</summary>
    public int Place;

    /// <summary>Behind the last character that agreed.</summary>
    public long End;

    /// <summary>What is left to do.</summary>
    public RunStage Stage;

    /// <summary>Whether something stood between two characters.</summary>
    public bool HasGaps;

    /// <summary>Whether this is the rest of a run that outgrew the hold-back limit and was masked in part.</summary>
    public bool GoesOn;

    /// <summary>Where the gram stands that was found.</summary>
    public long Seed;

    /// <summary>The gram's place in the form.</summary>
    public int SeedPlace;

    /// <summary>In what the gram was found.</summary>
    public SearchView View;

    /// <summary>Up to where the text had to be seen for the gram to be found.</summary>
    public long KnownAt;

    /// <summary>The form's number in the index.</summary>
    public int Number;

    /// <summary>The path of the run; null if others may begin on it.</summary>
    public RunPath? Path;

    /// <summary>What the path knows the run by.</summary>
    public long PathRun;

    /// <summary>How many bytes of the form agree.</summary>
    public readonly int Agreed => Start < 0 ? 0 : Place - From;
}
