using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Views;

/// <summary>A narrow list at the side, of rooms or of members: the wheel scrolls it, a click chooses.</summary>
internal sealed class ListPane(Look look, Func<IReadOnlyList<IReadOnlyList<Span>>> rows, Action<int> choose) : PaintedView(look)
{
    private int _first;

    protected override void Paint(int width, int height)
    {
        var all = rows();
        _first = Math.Clamp(_first, 0, Math.Max(0, all.Count - height));
        for (var i = 0; i < height; i++)
            PaintRow(i, _first + i < all.Count ? all[_first + i] : [], width);
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (mouse.Flags.HasFlag(MouseFlags.WheeledUp))
            _first -= 3;
        else if (mouse.Flags.HasFlag(MouseFlags.WheeledDown))
            _first += 3;
        else if (mouse.Flags.HasFlag(MouseFlags.LeftButtonClicked) && mouse.Position is { } position)
            choose(_first + position.Y);
        else
            return false;
        SetNeedsDraw();
        return true;
    }
}
