using ChatOn.Client;
using ChatOn.Client.Events;
using ChatOn.Client.Queries;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Typing;

namespace ChatOn.Tui.Model;

/// <summary>What the screen shows, without a screen: the conversations in their order, the one that is open, notices, input of each.</summary>
internal sealed class ChatModel(TimeProvider time)
{
    private readonly Dictionary<Conversation, Feed> _feeds = [];
    private readonly Dictionary<Conversation, InputHistory> _inputs = [];
    private readonly InputHistory _nowhere = new();
    private MessageSeek? _seek;
    private bool _rings;
    private TimeSpan? _nextTry;

    public ClientSession? Session { get; private set; }

    public ClientState? State => Session?.State;

    public Feed? Current { get; private set; }

    public ConnectionPhase Phase { get; private set; }

    /// <summary>How the connection is, in words.</summary>
    public string Connection { get; private set; } = "starting";

    /// <summary>How long it is until the next try is made; null when none is waited for.</summary>
    public TimeSpan? NextTryIn => _nextTry - Now;

    private TimeSpan Now => time.GetElapsedTime(0);

    /// <summary>Another number whenever who is in a room, or how they stand there, may have changed.</summary>
    public int MembersVersion { get; private set; }

    public bool WasOnline { get; private set; }

    public bool HasBroken { get; private set; }

    public TimeProvider Time => time;

    /// <summary>Whether times are shown with am and pm.</summary>
    public bool Is12Hours { get; private set; }

    /// <summary>Whether somebody has named the user since that was asked last.</summary>
    public bool TakeBell()
    {
        var rings = _rings;
        _rings = false;
        return rings;
    }

    public void ShowTimes(bool with12Hours) => Is12Hours = with12Hours;

    /// <summary>Opens the conversation in which something was found, and goes there.</summary>
    /// <returns>False when it is there no more.</returns>
    public bool Seek(FoundMessage found)
    {
        if (Session is not { } session || session.State.Find(found.Where) is not { } conversation)
            return false;
        Open(conversation);
        _seek = new MessageSeek(session, Current!, found);
        GoOnSeeking();
        return true;
    }

    /// <summary>What was written in the open conversation.</summary>
    public InputHistory Input => Current is { } feed ? Of(_inputs, feed.Conversation, () => new InputHistory()) : _nowhere;

    /// <summary>Rooms first, then people, by name.</summary>
    public IReadOnlyList<Conversation> Conversations =>
        State is null ? [] : [.. State.Conversations.OrderBy(one => one is Room ? 0 : 1).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)];

    public void Begin(ClientSession session) => Session = session;

    public void Open(Conversation conversation)
    {
        if (Current?.Conversation == conversation)
            return;
        var isFirst = Current is null;
        Current = FeedOf(conversation);
        Current.SeenUntil = conversation.Unread > 0 ? conversation.ReadUntil : null;
        if (isFirst && State?.Security?.NewKey is { } key)
            Tell($"this server is met for the first time. Whoever runs it can tell you whether its key is {key}");
    }

    /// <summary>The conversation some places further, around the end.</summary>
    public Conversation? Step(int places)
    {
        var all = Conversations;
        if (all.Count == 0)
            return null;
        var at = Current is null ? 0 : all.ToList().IndexOf(Current.Conversation) + places;
        return all[((at % all.Count) + all.Count) % all.Count];
    }

    /// <summary>Where there is something unread: what names the user first.</summary>
    public Conversation? NextUnread() =>
        Conversations.Where(one => one.Unread > 0 && one != Current?.Conversation).OrderByDescending(one => one.Mentions > 0).FirstOrDefault();

    /// <summary>Tells something in the open conversation.</summary>
    public void Tell(string text, bool isError = false) => Note(Current, text, isError);

    /// <summary>What was told last, wherever.</summary>
    public Notice? LastNotice { get; private set; }

    public void Take(ClientEvent happened)
    {
        if (happened is MembersChanged or ConversationsChanged or RoomChanged or ConnectionChanged)
            MembersVersion++;
        switch (happened)
        {
            case ConnectionChanged changed:
                Take(changed);
                break;
            case MessageAdded { Message: { IsOwn: false, IsHistory: false } message } said when message.IsMention || said.Conversation is DirectConversation:
                _rings = true;
                break;
            case HistoryLoaded loaded when loaded.Conversation == Current?.Conversation:
                // What came while one was away, into what is open.
                if (loaded.Conversation.Unread > 0)
                    Current.SeenUntil = loaded.Conversation.ReadUntil;
                GoOnSeeking();
                break;
            case ConversationsChanged { IsGone: true } gone:
                _feeds.Remove(gone.Conversation);
                _inputs.Remove(gone.Conversation);
                if (Current?.Conversation == gone.Conversation)
                    Current = Conversations.Count > 0 ? FeedOf(Conversations[0]) : null;
                break;
            case ConversationsChanged { IsGone: false } added when Current is null:
                Open(added.Conversation);
                break;
            case MembersChanged members when Words(members) is { } text:
                FeedOf(members.Room).Add(new Notice(time.GetUtcNow(), text, IsError: false));
                break;
            case RoomChanged room:
                FeedOf(room.Room).Add(new Notice(time.GetUtcNow(), room.By is null ? room.Text : $"{SafeText.Name(room.By)}: {room.Text}", IsError: false));
                break;
            case Invited invited:
                Tell($"{SafeText.Name(invited.By)} invites you to {SafeText.Name(invited.Room)}: /join {SafeText.Name(invited.Room)}");
                break;
            case ServerSaid said:
                var feed = said.Target is { } target && State?.Find(target) is { } about ? FeedOf(about) : Current;
                Note(feed, said.Text, said.IsError);
                break;
        }
    }

    private void Take(ConnectionChanged changed)
    {
        Phase = changed.Phase;
        WasOnline |= Phase == ConnectionPhase.Online;
        HasBroken |= Phase == ConnectionPhase.Disconnected;
        Connection = changed.Text;
        _nextTry = Now + changed.Wait;
        if (changed.Wait is null && Phase == ConnectionPhase.Disconnected)
            Tell($"disconnected: {changed.Text}", isError: true);
    }

    private void GoOnSeeking()
    {
        if (_seek?.Continue() is not { } end)
            return;
        _seek = null;
        if (end.Length > 0)
            Tell(end, isError: true);
    }

    private void Note(Feed? feed, string text, bool isError)
    {
        LastNotice = new Notice(time.GetUtcNow(), text, isError);
        feed?.Add(LastNotice);
    }

    private Feed FeedOf(Conversation conversation) => Of(_feeds, conversation, () => new Feed(conversation, nick => State?.IsMe(nick) == true));

    private static T Of<T>(Dictionary<Conversation, T> all, Conversation conversation, Func<T> make) =>
        all.TryGetValue(conversation, out var one) ? one : all[conversation] = make();

    private static string? Words(MembersChanged changed)
    {
        var nick = SafeText.Name(changed.Nick);
        var reason = string.IsNullOrEmpty(changed.Text) ? "" : $" ({changed.Text})";
        return changed.Change switch
        {
            MemberChange.Joined => $"{nick} has come in",
            MemberChange.Parted => $"{nick} has left{reason}",
            MemberChange.Quit => $"{nick} is gone{reason}",
            MemberChange.Kicked => $"{nick} was thrown out by {SafeText.Name(changed.By ?? "the server")}{reason}",
            MemberChange.Renamed => $"{nick} is now {SafeText.Name(changed.Text ?? "")}",
            _ => null,
        };
    }
}
