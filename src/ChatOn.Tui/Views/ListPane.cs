using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Views;

/// <summary>A narrow list at the side, of rooms or of members: the wheel scrolls it, a click chooses.</summary>
/// <param name="row">An item as it is shown, in so many columns; asked for those that are seen only.</param>
internal sealed class ListPane<T>(Look look, Func<IReadOnlyList<T>> items, Func<T, int, IReadOnlyList<Span>> row, Action<T> choose) : PaintedView(look)
{
    private const int Wheel = 3;

    private int _first;

    protected override void Paint(int width, int height)
    {
        var all = items();
        _first = Math.Clamp(_first, 0, Math.Max(0, all.Count - height));
        for (var i = 0; i < height; i++)
            PaintRow(i, _first + i < all.Count ? row(all[_first + i], width) : [], width);
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (mouse.Flags.HasFlag(MouseFlags.WheeledUp))
            _first -= Wheel;
        else if (mouse.Flags.HasFlag(MouseFlags.WheeledDown))
            _first += Wheel;
        else if (mouse.Flags.HasFlag(MouseFlags.LeftButtonClicked) && mouse.Position is { } position)
            Choose(_first + position.Y);
        else
            return false;
        SetNeedsDraw();
        return true;
    }

    private void Choose(int at)
    {
        var all = items();
        if (at >= 0 && at < all.Count)
            choose(all[at]);
    }
}
