using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.Sending;

/// <summary>
/// Lets others know that the user is typing: https://ircv3.net/specs/client-tags/typing. Never of commands, and never two to one
/// conversation within three seconds.
/// </summary>
internal sealed class TypingSender(ClientSession session)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PausedAfter = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Conversation, Told> _told = [];

    private sealed class Told
    {
        public string Sent { get; set; } = "";

        public string Wanted { get; set; } = "";

        public long SentAt { get; set; }

        public long ChangedAt { get; set; }
    }

    /// <summary>What is being written there has changed.</summary>
    public void Changed(Conversation conversation, string text)
    {
        var isTyping = text.Trim().Length > 0 && (text[0] != '/' || text.StartsWith("//", StringComparison.Ordinal));
        if (!_told.TryGetValue(conversation, out var told))
        {
            if (!isTyping)
                return;
            _told[conversation] = told = new Told();
        }

        told.ChangedAt = session.Time.GetTimestamp();
        told.Wanted = isTyping ? "active" : "done";
        Send(conversation, told);
    }

    /// <summary>It was said: that tells enough. For three seconds nothing more is told.</summary>
    public void Said(Conversation conversation)
    {
        if (_told.TryGetValue(conversation, out var told))
            told.Wanted = told.Sent = "done";
    }

    public void Disconnected() => _told.Clear();

    public void Tick()
    {
        foreach (var (conversation, told) in _told.ToList())
        {
            if (told.Wanted == "active" && session.Time.GetElapsedTime(told.ChangedAt) >= PausedAfter)
                told.Wanted = "paused";
            if (told.Wanted is "paused" or "done")
                Send(conversation, told);
            if (told.Wanted == told.Sent && told.Sent != "active" && session.Time.GetElapsedTime(told.SentAt) >= Least)
                _told.Remove(conversation);
        }
    }

    private void Send(Conversation conversation, Told told)
    {
        if (told.Wanted == told.Sent && told.Sent != "active")
            return;
        // Who was told nothing needs to hear of no end.
        if (told.Sent.Length == 0 && told.Wanted != "active")
        {
            told.Sent = told.Wanted;
            return;
        }

        if (told.SentAt != 0 && session.Time.GetElapsedTime(told.SentAt) < Least)
            return;
        if (session.State.Phase != ConnectionPhase.Online || !session.State.Capabilities.Has(Capability.MessageTags) || !conversation.IsOpen)
            return;
        (told.Sent, told.SentAt) = (told.Wanted, session.Time.GetTimestamp());
        session.Send(Line.Of([new("+typing", told.Sent)], "TAGMSG", conversation.Name));
    }
}
