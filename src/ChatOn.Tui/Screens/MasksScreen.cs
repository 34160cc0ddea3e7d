using ChatOn.Client;
using ChatOn.Client.Queries;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>One of a room's lists: who is kept out, who is not touched by that, who needs no invitation. Enter takes an entry away.</summary>
internal sealed class MasksScreen : Screen
{
    private readonly Room _room;
    private readonly char _list;
    private readonly bool _mayChange;
    private IReadOnlyList<ListedMask> _masks = [];
    private string _state = "asking the server…";

    public MasksScreen(Shell shell, Room room, char list, bool mayChange)
        : base(shell)
    {
        (_room, _list, _mayChange) = (room, list, mayChange);
        Read();
    }

    public override string Title => $"{Name(_list)}: {_room.Name}";

    public override IReadOnlyList<ScreenKey> Letters => _mayChange ? [new('a', "add", () => Shell.Ask("mask, such as nick!*@* or $a:account", Add))] : [];

    protected override string EnterWord => "takes it away";

    public static string Name(char list) => list switch { 'e' => "Not touched by bans", 'I' => "Need no invitation", _ => "Bans" };

    protected override IReadOnlyList<ScreenRow> RowsFor(int width) => [ScreenRow.Of(_state.Length > 0 ? _state : $"{_masks.Count}", Tone.Dim), .. _masks.Select(Row)];

    private ScreenRow Row(ListedMask mask)
    {
        List<Span> spans = [new(SafeText.Name(mask.Mask) + "  ")];
        if (mask.By.Length > 0)
            spans.Add(new Span($"by {SafeText.Name(mask.By.Split('!')[0])} ", Tone.Dim));
        if (mask.Since is { } since)
            spans.Add(new Span(MessageRows.Time(Shell.Model, since), Tone.Dim));
        return new ScreenRow(spans, _mayChange ? () => Shell.Confirm($"take {SafeText.Name(mask.Mask)} away?", () => Change($"-{_list}", mask.Mask)) : null);
    }

    private void Add(string mask)
    {
        if (mask.Length > 0)
            Change($"+{_list}", mask);
    }

    private void Change(string change, string mask)
    {
        Shell.Run($"/mode {_room.Name} {change} {mask}");
        Read();
    }

    private void Read() => Shell.Post(session => session.Queries.Masks(_room.Name, _list, answer =>
    {
        (_masks, _state) = (answer.Items, answer.Failure ?? "");
        Shell.Redraw();
    }));
}
