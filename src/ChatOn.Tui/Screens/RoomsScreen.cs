using ChatOn.Client;
using ChatOn.Client.Queries;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>The rooms that the server lists; what is written filters them, Enter joins.</summary>
internal sealed class RoomsScreen : Screen
{
    private const int NameWidth = 20;
    private const int Most = 500;

    private IReadOnlyList<ListedRoom> _rooms = [];
    private string _state = "asking the server…";

    public RoomsScreen(Shell shell, string filter)
        : base(shell)
    {
        Input.Set(filter);
        shell.Post(session => session.Queries.Rooms(null, answer =>
        {
            _rooms = [.. answer.Items.OrderByDescending(room => room.Members).ThenBy(room => room.Name, StringComparer.OrdinalIgnoreCase)];
            _state = answer.Failure ?? "";
            shell.Redraw();
        }));
    }

    public override string Title => "Rooms";

    public override string Prompt => "with";

    protected override string EnterWord => "joins";

    protected override IReadOnlyList<ScreenRow> RowsFor(int width)
    {
        var wanted = Input.Text.Trim();
        var fitting = _rooms.Where(room => room.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase) || room.Topic.Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        var state = _state.Length > 0 ? _state : $"{fitting.Count} of {_rooms.Count}{(fitting.Count > Most ? $", the largest {Most} are shown" : "")}";
        return [ScreenRow.Of(state, Tone.Dim), .. fitting.Take(Most).Select(Row)];
    }

    protected override void Written() => ToTop();

    private ScreenRow Row(ListedRoom room) => new(
        [new(SafeText.Name(room.Name).PadRight(NameWidth) + " ", Tone.Accent), new($"{room.Members,4}  ", Tone.Dim), new(SafeText.Line(room.Topic))],
        () => Shell.Run($"/join {room.Name}"));
}
