using ChatOn.Tui.Layout;
using ChatOn.Tui.Model;
using ChatOn.Tui.Theming;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Views;

/// <summary>The messages of the open conversation; only those that are seen are laid out.</summary>
internal sealed class MessageListView(Look look, ChatModel model, Action atTop) : PaintedView(look)
{
    public void Scroll(int rows)
    {
        if (model.Current is not { } feed)
            return;
        var before = feed.Place;
        feed.Place = new RowLayout(feed, Viewport.Width, model.Time).Moved(rows, Viewport.Height);
        if (rows > 0 && before == feed.Place)
            atTop();
        SetNeedsDraw();
    }

    public void ScrollPages(int pages) => Scroll(pages * Math.Max(1, Viewport.Height - 2));

    protected override void Paint(int width, int height)
    {
        IReadOnlyList<Row> rows = model.Current is { } feed ? new RowLayout(feed, width, model.Time).Visible(height) : [];
        var empty = height - rows.Count;
        for (var i = 0; i < height; i++)
            PaintRow(i, i < empty ? [] : rows[i - empty].Spans, width);
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (mouse.Flags.HasFlag(MouseFlags.WheeledUp))
            Scroll(3);
        else if (mouse.Flags.HasFlag(MouseFlags.WheeledDown))
            Scroll(-3);
        else
            return false;
        return true;
    }
}
