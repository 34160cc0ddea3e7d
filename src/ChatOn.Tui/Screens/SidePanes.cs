using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Model;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>The rows of the lists at the sides: conversations with what is unread, members by rank.</summary>
internal sealed class SidePanes(ChatModel model)
{
    private const int RoomName = 12;

    public IReadOnlyList<IReadOnlyList<Span>> Rooms() => [.. model.Conversations.Select(Row)];

    public IReadOnlyList<IReadOnlyList<Span>> Members() => [.. Sorted().Select(Row)];

    public Member? MemberAt(int row) => Sorted().ElementAtOrDefault(row);

    private IEnumerable<Member> Sorted()
    {
        var signs = model.State?.RankSigns ?? "";
        return (model.Current?.Conversation as Room)?.Members.OrderBy(Rank).ThenBy(member => member.Nick, StringComparer.OrdinalIgnoreCase) ?? Enumerable.Empty<Member>();

        int Rank(Member member) => member.Ranks.Length == 0 ? int.MaxValue : signs.IndexOf(member.Ranks[0], StringComparison.Ordinal);
    }

    private static IReadOnlyList<Span> Row(Member member) =>
    [
        new("│", Tone.Dim),
        new(member.Ranks.Length == 0 ? " " : member.Ranks[..1], Tone.Accent),
        member.IsAway ? new(SafeText.Name(member.Nick), Tone.Dim) : new(SafeText.Name(member.Nick), Nick: member.Nick),
    ];

    private IReadOnlyList<Span> Row(Conversation conversation)
    {
        var isOpen = model.Current?.Conversation == conversation;
        var tone = isOpen ? Tone.Chosen : conversation.Mentions > 0 ? Tone.Mention : conversation.Unread > 0 ? Tone.Text : Tone.Dim;
        var mark = conversation.Mentions > 0 ? $"!{conversation.Mentions}" : conversation.Unread > 0 ? $"{conversation.Unread}" : "";
        var name = Wrapping.Fit(SafeText.Name(conversation.Name), RoomName);
        var gap = new string(' ', Math.Max(1, 17 - Wrapping.WidthOf(name) - mark.Length - 1));
        return [new(isOpen ? "›" : " ", tone), new(name + gap + mark, tone), new("│", Tone.Dim)];
    }
}
