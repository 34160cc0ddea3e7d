using ChatOn.Tui.Keys;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Typing;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Screens;

/// <summary>Something that lies over the conversation: a title, perhaps a line to write in, and rows, of which one may be chosen.</summary>
internal abstract class Screen(Shell shell)
{
    private IReadOnlyList<ScreenRow> _rows = [];
    private int _height = 1;

    public abstract string Title { get; }

    /// <summary>What stands before the line to write in; null where nothing is written.</summary>
    public virtual string? Prompt => null;

    public ComposerText Input { get; } = new();

    /// <summary>The letters that do something; only where nothing is written.</summary>
    public virtual IReadOnlyList<ScreenKey> Letters => [];

    /// <summary>What Enter does, in a word or two.</summary>
    protected virtual string EnterWord => "choose";

    /// <summary>What can be done here.</summary>
    public string Hint => string.Join(" · ", Letters.Select(one => $"{one.Letter} {one.Word}").Concat(_rows.Any(row => row.Do is not null) ? [$"Enter {EnterWord}"] : []).Append("Esc back"));

    /// <summary>The row that is seen first.</summary>
    public int First { get; private set; }

    /// <summary>The row that is chosen; -1 where none can be.</summary>
    public int Chosen { get; private set; } = -1;

    protected Shell Shell { get; } = shell;

    protected abstract IReadOnlyList<ScreenRow> RowsFor(int width);

    /// <summary>The rows of now.</summary>
    public IReadOnlyList<ScreenRow> Lay(int width, int height)
    {
        (_rows, _height) = (RowsFor(width), Math.Max(1, height));
        if (Chosen >= _rows.Count || Chosen < 0 || _rows[Chosen].Do is null)
            Chosen = Nearest(Math.Max(0, Chosen));
        if (Chosen >= 0)
            First = Math.Clamp(First, Chosen - _height + 1, Chosen);
        // What stands above the first that can be chosen is to be seen, too.
        if (Chosen >= 0 && Chosen < _height && !_rows.Take(Chosen).Any(row => row.Do is not null))
            First = 0;
        First = Math.Clamp(First, 0, Math.Max(0, _rows.Count - _height));
        return _rows;
    }

    public bool Take(Key key)
    {
        if (Keymap.Apply(Keymap.OnScreens, key, this))
            return true;
        if (Prompt is not null && Keymap.Edit(key, Input))
        {
            Written();
            return true;
        }

        if (Prompt is not null || key.IsCtrl || key.IsAlt || Letters.FirstOrDefault(one => key == new Key(one.Letter)) is not { } letter)
            return false;
        letter.Do();
        return true;
    }

    public void Move(int rows)
    {
        if (Chosen < 0)
        {
            First = Math.Max(0, First + rows);
            return;
        }

        var step = Math.Sign(rows);
        for (var (at, left) = (Chosen + step, Math.Abs(rows)); at >= 0 && at < _rows.Count && left > 0; at += step)
        {
            if (_rows[at].Do is not null)
                (Chosen, left) = (at, left - 1);
        }

        // At an end, what can only be read comes into sight.
        if (Chosen == Nearest(0) && step < 0)
            First = 0;
    }

    public void MovePages(int pages) => Move(pages * Math.Max(1, _height - 1));

    public void Enter()
    {
        if (Prompt is not null && Submit(Input.Text.Trim()))
            return;
        _rows.ElementAtOrDefault(Chosen)?.Do?.Invoke();
    }

    public void Click(int row)
    {
        if (_rows.ElementAtOrDefault(First + row) is not { Do: { } action })
            return;
        Chosen = First + row;
        action();
    }

    public void Back() => Shell.Close();

    /// <summary>Enter was pressed in the line.</summary>
    /// <returns>False to have the chosen row do what it is for.</returns>
    protected virtual bool Submit(string text) => false;

    /// <summary>The line was changed.</summary>
    protected virtual void Written()
    {
    }

    /// <summary>Goes back to the first row.</summary>
    protected void ToTop() => (First, Chosen) = (0, -1);

    protected static IEnumerable<ScreenRow> Wrapped(IReadOnlyList<Span> spans, int width, Action? action = null) =>
        Wrapping.Wrap(spans, width).Select((line, i) => new ScreenRow(line, i == 0 ? action : null));

    private int Nearest(int from)
    {
        for (var at = from; at < _rows.Count; at++)
        {
            if (_rows[at].Do is not null)
                return at;
        }

        for (var at = Math.Min(from, _rows.Count) - 1; at >= 0; at--)
        {
            if (_rows[at].Do is not null)
                return at;
        }

        return -1;
    }
}
