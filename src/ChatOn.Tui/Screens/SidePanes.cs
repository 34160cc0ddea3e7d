using System.Globalization;
using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Model;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>The rows of the lists at the sides: conversations with what is unread, members by rank.</summary>
internal sealed class SidePanes(ChatModel model)
{
    private (Room? Room, int Version, int Count) _sortedFor;
    private IReadOnlyList<Member> _sorted = [];

    /// <summary>Those of the open room; sorted anew only when they have changed, for there may be thousands.</summary>
    public IReadOnlyList<Member> Members()
    {
        var room = model.Current?.Conversation as Room;
        var wanted = (room, model.MembersVersion, room?.Members.Count ?? 0);
        if (_sortedFor != wanted)
            (_sorted, _sortedFor) = (room is null ? [] : Sorted(room), wanted);
        return _sorted;
    }

    public static IReadOnlyList<Span> Row(Member member, int width)
    {
        var nick = Wrapping.Fit(SafeText.Name(member.Nick), width - 2);
        return
        [
            new("│", Tone.Dim),
            new(member.Ranks.Length == 0 ? " " : member.Ranks[..1], Tone.Accent),
            member.IsAway ? new(nick, Tone.Dim) : new(nick, Nick: member.Nick),
        ];
    }

    public IReadOnlyList<Span> Row(Conversation conversation, int width)
    {
        var isOpen = model.Current?.Conversation == conversation;
        var tone = isOpen ? Tone.Chosen : conversation.Mentions > 0 ? Tone.Mention : conversation.Unread > 0 ? Tone.Text : Tone.Dim;
        var mark = conversation.Mentions > 0 ? "!" + Number(conversation.Mentions) : conversation.Unread > 0 ? Number(conversation.Unread) : "";
        // The mark at the end is always seen; the name takes what is left.
        var room = Math.Max(0, width - 2);
        var name = Wrapping.Fit(SafeText.Name(conversation.Name), Math.Max(0, room - (mark.Length > 0 ? mark.Length + 1 : 0)));
        var gap = new string(' ', Math.Max(0, room - Wrapping.WidthOf(name) - mark.Length));
        return [new(isOpen ? "›" : " ", tone), new(name + gap + mark, tone), new("│", Tone.Dim)];
    }

    private static string Number(int count) => count > 999 ? "999+" : count.ToString(CultureInfo.InvariantCulture);

    private List<Member> Sorted(Room room)
    {
        var signs = model.State?.RankSigns ?? "";
        return [.. room.Members.OrderBy(Rank).ThenBy(member => member.Nick, StringComparer.OrdinalIgnoreCase)];

        int Rank(Member member) => member.Ranks.Length == 0 ? int.MaxValue : signs.IndexOf(member.Ranks[0], StringComparison.Ordinal);
    }
}
