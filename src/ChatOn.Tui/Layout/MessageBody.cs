using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Layout;

/// <summary>A message or a notice as spans, with what became of it: what it answers, whether it was changed, deleted or not sent, and its reactions.</summary>
internal static class MessageBody
{
    private const int MostQuoted = 200;
    private const int MostReactions = 12;
    private const int ReactionWidth = 16;
    private const char Unbroken = '\u00A0';

    public static IReadOnlyList<Span> Of(object entry, Feed feed, int width) => entry is Message message ? Of(message, feed, width) : Of((Notice)entry);

    private static IReadOnlyList<Span> Of(Notice notice) => [new Span((notice.IsError ? "! " : "– ") + SafeText.Lines(notice.Text), notice.IsError ? Tone.Error : Tone.Dim)];

    private static List<Span> Of(Message message, Feed feed, int width)
    {
        var nick = SafeText.Name(message.Sender);
        List<Span> spans = message.ReplyTo is { } answered ? [new Span(Wrapping.Fit(Quote(feed, answered), width) + "\n", Tone.Dim)] : [];
        spans.AddRange(message.Kind switch
        {
            MessageKind.Action => (Span[])[new("* ", Tone.Dim), new(nick, Nick: message.Sender, Style: TextStyle.Bold), new(" ")],
            MessageKind.Notice => [new($"-{nick}- ", Nick: message.Sender)],
            _ => [new(nick, Nick: message.Sender, Style: TextStyle.Bold), new("  ")],
        });
        if (message.IsRedacted)
            spans.Add(new Span("(deleted)", Tone.Dim, TextStyle.Italic));
        else
            spans.AddRange(MessageText.Read(message.Text, ToneOf(message)));
        if (message is { IsEdited: true, IsRedacted: false })
            spans.Add(new Span(" (edited)", Tone.Dim));
        AddStatus(message, spans);
        AddReactions(message, feed, spans);
        return spans;
    }

    private static Tone ToneOf(Message message) => message.IsMention ? Tone.Mention : message.Status == MessageStatus.Sending ? Tone.Dim : Tone.Text;

    private static void AddStatus(Message message, List<Span> spans)
    {
        if (message.Status == MessageStatus.Sending)
            spans.Add(new Span(" …", Tone.Dim));
        if (message.Status == MessageStatus.Failed)
            spans.Add(new Span($"\n✗ not sent: {SafeText.Line(message.Failure ?? "no reason is known")} (Alt+M, then s: send it again)", Tone.Error));
    }

    private static void AddReactions(Message message, Feed feed, List<Span> spans)
    {
        var kinds = message.Reactions.GroupBy(one => one.Text, StringComparer.Ordinal).ToList();
        for (var i = 0; i < Math.Min(kinds.Count, MostReactions); i++)
        {
            var isOwn = kinds[i].Any(one => feed.IsMe(one.Nick));
            spans.Add(new Span(i == 0 ? "\n" : " "));
            spans.Add(new Span($"[{Wrapping.Fit(SafeText.Line(kinds[i].Key), ReactionWidth)} {kinds[i].Count()}{(isOwn ? " ✓" : "")}]".Replace(' ', Unbroken), isOwn ? Tone.Chosen : Tone.Accent));
        }

        if (kinds.Count > MostReactions)
            spans.Add(new Span($" and {kinds.Count - MostReactions} more", Tone.Dim));
    }

    private static string Quote(Feed feed, string id)
    {
        if (feed.Conversation.Timeline.Find(id) is not { } answered)
            return "↪ an older message";
        var begin = answered.Text.Length > MostQuoted ? answered.Text[..MostQuoted] : answered.Text;
        var text = string.Concat(FormattedText.Read(begin, Tone.Dim).Select(span => span.Text)).ReplaceLineEndings(" ");
        return $"↪ {SafeText.Name(answered.Sender)}: {(answered.IsRedacted ? "(deleted)" : text)}";
    }
}
