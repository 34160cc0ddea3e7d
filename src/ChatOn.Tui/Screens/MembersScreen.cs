using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>Who is in a room; Enter tells about somebody.</summary>
internal sealed class MembersScreen(Shell shell, Room room) : Screen(shell)
{
    public override string Title => $"Members of {room.Name}";

    public override string Prompt => "with";

    protected override string EnterWord => "tells more";

    protected override IReadOnlyList<ScreenRow> RowsFor(int width)
    {
        var signs = Shell.Model.State?.RankSigns ?? "";
        return
        [
            .. room.Members.Where(member => member.Nick.Contains(Input.Text.Trim(), StringComparison.OrdinalIgnoreCase))
                .OrderBy(member => member.Ranks.Length == 0 ? int.MaxValue : signs.IndexOf(member.Ranks[0], StringComparison.Ordinal))
                .ThenBy(member => member.Nick, StringComparer.OrdinalIgnoreCase).Select(Row),
        ];
    }

    protected override void Written() => ToTop();

    private ScreenRow Row(Member member)
    {
        List<Span> spans = [new(member.Ranks.Length == 0 ? " " : member.Ranks[..1], Tone.Accent), new(SafeText.Name(member.Nick), Nick: member.Nick)];
        if (member.Account is { } account && account != member.Nick)
            spans.Add(new Span($" ({SafeText.Name(account)})", Tone.Dim));
        if (member.IsAway)
            spans.Add(new Span(" away", Tone.Dim));
        var nick = member.Nick;
        return new ScreenRow(spans, () => Shell.Show(new MemberScreen(Shell, nick)));
    }
}
