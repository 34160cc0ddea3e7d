using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>A room: its topic, what holds in it in plain words, its lists and roles; who may changes them here.</summary>
internal sealed class RoomScreen : Screen
{
    private const int NameWidth = 12;

    private readonly Room _room;
    private IReadOnlyList<string> _info = [];

    public RoomScreen(Shell shell, Room room)
        : base(shell)
    {
        _room = room;
        Read();
    }

    public override string Title => SafeText.Name(_room.Name);

    protected override string EnterWord => "opens or changes it";

    private bool May(char sign) => Shell.Model.State is { } state && RoomRights.Has(state, _room, sign);

    protected override IReadOnlyList<ScreenRow> RowsFor(int width)
    {
        var (isOperator, isHalfOperator) = (May(RoomRights.Operator), May(RoomRights.HalfOperator));
        var setsTopic = isHalfOperator || !_room.Modes.ContainsKey('t');
        List<ScreenRow> rows = [];
        Add("topic", _room.Topic.Length == 0 ? "none" : SafeText.Line(_room.Topic) + (_room.TopicBy is { } by ? $" ({SafeText.Name(by)})" : ""), setsTopic ? () => Shell.Ask("topic", topic => Confirmed($"set the topic of {_room.Name}?", $"/topic {_room.Name} {topic}")) : null);
        Add("members", $"{_room.Members.Count}", () => Shell.Show(new MembersScreen(Shell, _room)));
        Add("key", _room.Modes.ContainsKey('k') ? "needed to enter" : "none", isOperator ? Key : null);
        Add("limit", _room.Modes.TryGetValue('l', out var limit) ? $"{SafeText.Line(limit)} members" : "none", isOperator ? () => Shell.Ask("most members (Enter: no limit)", Limit) : null);
        foreach (var (letter, words) in ModeWords.Flags.Where(flag => Shell.Model.State?.KnowsFlag(flag.Letter) == true || _room.Modes.ContainsKey(flag.Letter)))
            Add(_room.Modes.ContainsKey(letter) ? "yes" : "no", words, isOperator ? () => Flip(letter, words) : null);
        foreach (var list in "beI".Where(list => list == 'b' || isHalfOperator))
            rows.Add(ScreenRow.Of($"{MasksScreen.Name(list)}…", Tone.Accent, () => Shell.Show(new MasksScreen(Shell, _room, list, isHalfOperator))));
        rows.Add(ScreenRow.Of("Kept roles…", Tone.Accent, () => Shell.Show(new ServiceScreen(Shell, $"Kept roles: {_room.Name}", May(RoomRights.Operator) ? "account role" : null, "CHANSERV", ["ROLE", _room.Name], "LIST"))));
        if (May(RoomRights.Owner))
            rows.Add(ScreenRow.Of("How long the past is kept…", Tone.Accent, () => Shell.Ask("days 30, lines 1000 or off", Retain)));
        foreach (var line in _info)
            rows.AddRange(Wrapped([new Span(SafeText.Line(line), Tone.Dim)], width));
        return rows;

        void Add(string what, string value, Action? action) =>
            rows.AddRange(Wrapped([new Span(what.PadRight(NameWidth), Tone.Dim), new Span(value)], width, action));
    }

    private void Key() => Shell.Ask("key (Enter: none)", key => Confirmed(
        key.Length == 0 ? $"let everybody in to {_room.Name} without a key?" : $"let in to {_room.Name} only who knows {SafeText.Line(key)}?",
        key.Length == 0 ? $"/mode {_room.Name} -k {_room.Modes.GetValueOrDefault('k', "*")}" : $"/mode {_room.Name} +k {key}"));

    private void Limit(string limit) => Confirmed(limit.Length == 0 ? $"no limit in {_room.Name}?" : $"at most {SafeText.Line(limit)} members?", limit.Length == 0 ? $"/mode {_room.Name} -l" : $"/mode {_room.Name} +l {limit}");

    private void Flip(char letter, string words)
    {
        var isSet = _room.Modes.ContainsKey(letter);
        Confirmed(isSet ? $"no longer: {words}?" : $"from now on: {words}?", $"/mode {_room.Name} {(isSet ? '-' : '+')}{letter}");
    }

    private void Retain(string text)
    {
        if (text.Length > 0)
            Confirmed($"keep {SafeText.Line(text)}? what is older is removed for good", $"/chanserv SET {_room.Name} RETENTION {text}");
    }

    private void Confirmed(string question, string command) => Shell.Confirm(SafeText.Line(question), () =>
    {
        Shell.Run(command);
        Read();
    });

    // A server without such a service says nothing here.
    private void Read() => Shell.Post(session => session.Queries.Service("CHANSERV", ["INFO", _room.Name], answer =>
    {
        _info = answer.Failure is null ? answer.Items : [];
        Shell.Redraw();
    }));
}
