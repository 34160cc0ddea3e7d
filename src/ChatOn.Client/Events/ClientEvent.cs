using ChatOn.Client.State;

namespace ChatOn.Client.Events;

/// <summary>Something has happened; the state has changed already.</summary>
public abstract record ClientEvent;

/// <summary>The connection has got further, or is lost; with a word for people.</summary>
/// <param name="Wait">How long it is waited before it is tried again; null when that is not waited for.</param>
public sealed record ConnectionChanged(ConnectionPhase Phase, string Text, TimeSpan? Wait = null) : ClientEvent;

/// <summary>A conversation is there, or is there no more.</summary>
public sealed record ConversationsChanged(Conversation Conversation, bool IsGone) : ClientEvent;

/// <summary>A message has come, or was written here (<see cref="MessageStatus.Sending"/>).</summary>
public sealed record MessageAdded(Conversation Conversation, Message Message) : ClientEvent;

/// <summary>What has become of a message.</summary>
public enum MessageChange
{
    Sent,
    Failed,

    /// <summary>It is on its way once more.</summary>
    Resent,
    Edited,
    Redacted,
    Reacted,
}

/// <summary>A message has changed.</summary>
public sealed record MessageChanged(Conversation Conversation, Message Message, MessageChange Change) : ClientEvent;

/// <summary>What somebody did in a room.</summary>
public enum MemberChange
{
    Joined,
    Parted,
    Quit,
    Kicked,
    Renamed,
    Changed,

    /// <summary>The whole list is there.</summary>
    Listed,
}

/// <summary>Who is in a room has changed.</summary>
/// <param name="Text">The reason, or the new nickname.</param>
public sealed record MembersChanged(Room Room, string Nick, MemberChange Change, string? By, string? Text) : ClientEvent;

/// <summary>Topic, modes or name of a room have changed.</summary>
/// <param name="Text">In words.</param>
public sealed record RoomChanged(Room Room, string? By, string Text) : ClientEvent;

/// <summary>Who is typing, what is read, or how complete it is has changed.</summary>
public sealed record ConversationUpdated(Conversation Conversation) : ClientEvent;

/// <summary>The history that was asked for is there.</summary>
public sealed record HistoryLoaded(Conversation Conversation, int Count) : ClientEvent;

/// <summary>Somebody wants one in a room.</summary>
public sealed record Invited(string Room, string By) : ClientEvent;

/// <summary>The server says something: an answer, an error in words.</summary>
/// <param name="Code">The verb, numeric or the code of a standard reply.</param>
/// <param name="Target">What it is about, when that is a conversation.</param>
public sealed record ServerSaid(string Code, string Text, string? Target, bool IsError) : ClientEvent;
