using ChatOn.Client;
using ChatOn.Client.Queries;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;

namespace ChatOn.Tui.Model;

/// <summary>Goes to a message that was found, reading older pages until it is there.</summary>
internal sealed class MessageSeek(ClientSession session, Feed feed, FoundMessage wanted)
{
    private int _pages = 50;

    /// <summary>A page has come, or none yet.</summary>
    /// <returns>Null while it goes on; else what to tell, or "" for nothing.</returns>
    public string? Continue()
    {
        var timeline = feed.Conversation.Timeline;
        if ((timeline.Find(wanted.Id) ?? timeline.Messages.FirstOrDefault(Is)) is { } message)
        {
            feed.Place = new ScrollPlace(message, 0);
            return "";
        }

        if (feed.Conversation.IsCatchingUp)
            return null;
        if (timeline.Messages.Count > 0 && timeline.Messages[0].Time < wanted.Time)
            return "that message is not to be had any more";
        if (_pages-- == 0 || !feed.Conversation.HasOlder)
            return "that message is too far back to be shown here";
        session.LoadOlder(feed.Conversation);
        return null;
    }

    private bool Is(Message message) => message.Time == wanted.Time && message.Text == wanted.Text && message.Sender == wanted.Sender;
}
