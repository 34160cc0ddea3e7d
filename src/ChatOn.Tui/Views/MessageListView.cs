using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Model;
using ChatOn.Tui.Theming;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Views;

/// <summary>The messages of the open conversation; only those that are seen are laid out. Or, over them, the details of one.</summary>
/// <param name="atTop">The oldest that is there is seen.</param>
internal sealed class MessageListView(Look look, ChatModel model, Action atTop) : PaintedView(look)
{
    private const int Wheel = 3;

    private IReadOnlyList<Row> _rows = [];
    private IReadOnlyList<Span>? _details;
    private int _firstDetail;

    /// <summary>A message was clicked on.</summary>
    public Action<Message>? Chosen { get; set; }

    /// <summary>A link was clicked on.</summary>
    public Action<string>? LinkChosen { get; set; }

    /// <summary>What is shown instead of the messages; null for the messages.</summary>
    public IReadOnlyList<Span>? Details
    {
        get => _details;
        set
        {
            (_details, _firstDetail) = (value, 0);
            SetNeedsDraw();
        }
    }

    /// <summary>The newest message that is seen.</summary>
    public Message? LastSeen => Layout(model.Current)?.Visible(Viewport.Height).Select(row => row.Owner).OfType<Message>().LastOrDefault();

    public void Scroll(int rows)
    {
        if (_details is not null)
            _firstDetail -= rows;
        else if (model.Current is { } feed && Layout(feed) is { } layout)
            Move(feed, layout.Moved(rows, Viewport.Height), isUp: rows > 0);
        SetNeedsDraw();
    }

    public void ScrollPages(int pages) => Scroll(pages * Math.Max(1, Viewport.Height - 2));

    public void ScrollToOldest()
    {
        if (model.Current is { } feed && Layout(feed) is { } layout)
            Move(feed, layout.Oldest(Viewport.Height), isUp: true);
    }

    public void ScrollToNewest()
    {
        if (model.Current is { } feed)
            Move(feed, ScrollPlace.End, isUp: false);
    }

    /// <summary>Scrolls as far as it takes to see a message.</summary>
    public void Show(Message message)
    {
        if (model.Current is { } feed && Layout(feed) is { } layout)
            Move(feed, layout.Showing(message, Viewport.Height), isUp: false);
    }

    protected override void Paint(int width, int height)
    {
        if (_details is not null)
        {
            PaintDetails(_details, width, height);
            return;
        }

        _rows = Layout(model.Current)?.Visible(height) ?? [];
        var empty = height - _rows.Count;
        for (var i = 0; i < height; i++)
            PaintRow(i, i < empty ? [] : _rows[i - empty].Spans, width);
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (mouse.Flags.HasFlag(MouseFlags.WheeledUp))
            Scroll(Wheel);
        else if (mouse.Flags.HasFlag(MouseFlags.WheeledDown))
            Scroll(-Wheel);
        else if (mouse.Flags.HasFlag(MouseFlags.LeftButtonClicked) && mouse.Position is { } position)
            Click(position.X, position.Y - (Viewport.Height - _rows.Count));
        else
            return false;
        return true;
    }

    private RowLayout? Layout(Feed? feed) => feed is null ? null : new RowLayout(feed, Viewport.Width, model.Time, model.Is12Hours);

    private void Move(Feed feed, ScrollPlace place, bool isUp)
    {
        feed.Place = place;
        if ((isUp || !place.IsEnd) && place == Layout(feed)!.Oldest(Viewport.Height))
            atTop();
        SetNeedsDraw();
    }

    private void PaintDetails(IReadOnlyList<Span> details, int width, int height)
    {
        var rows = Wrapping.Wrap(details, width);
        _firstDetail = Math.Clamp(_firstDetail, 0, Math.Max(0, rows.Count - height));
        for (var i = 0; i < height; i++)
            PaintRow(i, _firstDetail + i < rows.Count ? rows[_firstDetail + i] : [], width);
    }

    private void Click(int column, int row)
    {
        if (_details is not null || row < 0 || row >= _rows.Count)
            return;
        var at = 0;
        foreach (var span in _rows[row].Spans)
        {
            at += Wrapping.WidthOf(span.Text);
            if (column >= at)
                continue;
            if (span.Link is { } link)
            {
                LinkChosen?.Invoke(link);
                return;
            }

            break;
        }

        if (_rows[row].Owner is Message message)
            Chosen?.Invoke(message);
    }
}
