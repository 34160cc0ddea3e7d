using ChatOn.Client;
using ChatOn.Client.Queries;
using ChatOn.Client.State;
using ChatOn.Protocol;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>Who somebody is, and what one may do about it.</summary>
internal sealed class MemberScreen : Screen
{
    private readonly string _nick;
    private readonly Room? _room;
    private Person? _person;
    private string _state = "asking the server…";

    public MemberScreen(Shell shell, string nick)
        : base(shell)
    {
        _nick = nick;
        _room = shell.Model.Current?.Conversation as Room;
        shell.Post(session => session.Queries.Whois(nick, answer =>
        {
            (_person, _state) = (answer.Items.Count > 0 ? answer.Items[0] : null, answer.Failure ?? "");
            shell.Redraw();
        }));
    }

    public override string Title => $"About {SafeText.Name(_nick)}";

    private Member? Member => _room?.Find(_nick);

    private bool May(char sign) => Shell.Model.State is { } state && _room is not null && RoomRights.Has(state, _room, sign);

    public override IReadOnlyList<ScreenKey> Letters => [.. Actions().Select(one => new ScreenKey(one.Letter, one.Word, one.Do))];

    protected override IReadOnlyList<ScreenRow> RowsFor(int width)
    {
        List<ScreenRow> rows = [];
        foreach (var (what, value) in Facts().Where(fact => fact.Value.Length > 0))
            rows.AddRange(Wrapped([new Span(what.PadRight(12), Tone.Dim), new Span(SafeText.Lines(value))], width));
        rows.Add(ScreenRow.Of(""));
        rows.AddRange(Actions().Select(one => ScreenRow.Of($"{one.Letter}  {one.Help}", Tone.Accent, one.Do)));
        return rows;
    }

    private IEnumerable<(string What, string Value)> Facts()
    {
        if (_state.Length > 0)
            yield return ("", _state);
        if (Member is { } member)
            yield return ("role", member.Ranks.Length == 0 ? $"member of {_room!.Name}" : $"{string.Join(", ", member.Ranks.Select(RoomRights.NameOf))} in {_room!.Name}");
        if (_person is not { } person)
            yield break;
        yield return ("account", person.Account ?? "none: a guest");
        yield return ("away", person.Away ?? "");
        yield return ("name", person.RealName);
        yield return ("address", person.Mask);
        yield return ("rooms", person.Rooms);
        yield return ("silent for", person.Idle is { } idle ? DurationText.Format(idle) : "");
        yield return ("here since", person.Since is { } since ? MessageRows.Time(Shell.Model, since) : "");
        foreach (var line in person.More)
            yield return ("", line);
    }

    private IEnumerable<(char Letter, string Word, string Help, Action Do)> Actions()
    {
        yield return ('m', "message", "write to them", () => Shell.Run($"/query {_nick}"));
        if (Shell.Model.State?.IsMe(_nick) == true)
            yield break;
        yield return ('g', "ignore", "hear them no more, on this machine", () => Shell.Confirm($"ignore {_nick}?", () => Shell.Run($"/ignore {_nick}")));
        if (_room is null)
            yield break;
        var room = _room.Name;
        if (Member is { } member && May(RoomRights.Operator))
            yield return Rank('o', '@', "op", member);
        if (Member is { } other && May(RoomRights.HalfOperator))
            yield return Rank('v', '+', "voice", other);
        if (Member is not null && May(RoomRights.HalfOperator))
            yield return ('k', "kick", $"put them out of {room}", () => Shell.Ask("why? (Enter: no reason)", reason => Shell.Run($"/kick {room} {_nick} {reason}")));
        if (May(RoomRights.HalfOperator))
            yield return ('b', "ban", $"keep them out of {room}", Ban);
    }

    private (char, string, string, Action) Rank(char letter, char sign, string command, Member member)
    {
        var has = member.Ranks.Contains(sign, StringComparison.Ordinal);
        var (name, verb) = (RoomRights.NameOf(sign), has ? "de" + command : command);
        return (letter, verb, has ? $"take the role {name} from them" : $"give them the role {name}",
            () => Shell.Confirm($"{verb} {_nick} in {_room!.Name}?", () => Shell.Run($"/{verb} {_room!.Name} {_nick}")));
    }

    private void Ban() => Shell.Ask("for how long? such as 1h, 7d (Enter: no end)", time =>
    {
        if (time.Length > 0 && !DurationText.TryParse(time, out _))
        {
            _state = $"{SafeText.Line(time)} is no time: 30m, 12h, 7d";
            return;
        }

        Shell.Ask("why? with a reason they are put out, too", reason => Shell.Run($"/ban {_room!.Name} {_nick} {(time.Length > 0 ? time : "perm")} {reason}"));
    });
}
