namespace ChatOn.Client.State;

/// <summary>What kind of thing was said.</summary>
public enum MessageKind
{
    Said,

    /// <summary>What somebody does: <c>/me</c>.</summary>
    Action,
    Notice,
}

/// <summary>How far a message of one's own is.</summary>
public enum MessageStatus
{
    /// <summary>It is there: the server has shown or confirmed it.</summary>
    Sent,

    /// <summary>On its way, or waiting for a connection.</summary>
    Sending,

    /// <summary>Refused, or lost, or not known to have arrived: <see cref="Message.Failure"/> and <see cref="Message.IsUncertain"/> say which.</summary>
    Failed,
}

/// <summary>One message, as it is now.</summary>
public sealed class Message
{
    private readonly List<Reaction> _reactions = [];

    /// <summary>The server's id; null where there is none.</summary>
    public string? Id { get; internal set; }

    /// <summary>The id that its sender gave it.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>When the server got it; before it did, by this machine's clock.</summary>
    public DateTimeOffset Time { get; internal set; }

    public string Sender { get; internal init; } = "";

    /// <summary>The sender's account; null for a guest.</summary>
    public string? Account { get; internal init; }

    /// <summary>As it came: not safe to be shown without <see cref="SafeText"/>.</summary>
    public string Text { get; internal set; } = "";

    public MessageKind Kind { get; internal init; }

    public bool IsOwn { get; internal init; }

    /// <summary>Whether it was said before one came, or while one was away.</summary>
    public bool IsHistory { get; internal init; }

    /// <summary>The id of the message that it answers.</summary>
    public string? ReplyTo { get; internal init; }

    /// <summary>Whether it names the user.</summary>
    public bool IsMention { get; internal set; }

    public MessageStatus Status { get; internal set; }

    /// <summary>Why it failed, in words.</summary>
    public string? Failure { get; internal set; }

    /// <summary>Whether it may have arrived, though it failed: nobody has said.</summary>
    public bool IsUncertain { get; internal set; }

    public bool IsEdited { get; internal set; }

    public bool IsRedacted { get; internal set; }

    /// <summary>In the order in which the first of each came.</summary>
    public IReadOnlyList<Reaction> Reactions => _reactions;

    /// <summary>Whether it was told to who listens for events.</summary>
    internal bool IsAnnounced { get; set; }

    /// <summary>Adds or takes back a reaction.</summary>
    /// <returns>Whether that changed anything.</returns>
    internal bool React(string nick, string text, bool isTakenBack, int most)
    {
        var reaction = _reactions.Find(one => one.Text == text && one.Nick == nick);
        if (isTakenBack)
            return reaction is not null && _reactions.Remove(reaction);
        if (reaction is not null || _reactions.Count >= most)
            return false;
        _reactions.Add(new Reaction(nick, text));
        return true;
    }

    internal void Redact()
    {
        IsRedacted = true;
        Text = "";
        _reactions.Clear();
    }
}

/// <summary>One person's reaction.</summary>
public sealed record Reaction(string Nick, string Text);
