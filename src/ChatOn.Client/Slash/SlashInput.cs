using ChatOn.Client.State;

namespace ChatOn.Client.Slash;

/// <summary>A slash command as it was typed, and where.</summary>
/// <param name="text">What follows the name.</param>
internal sealed class SlashInput(ClientSession session, Conversation? current, string text)
{
    public ClientSession Session { get; } = session;

    public ClientState State => Session.State;

    /// <summary>The conversation in which it was typed; null when there is none.</summary>
    public Conversation? Current { get; } = current;

    public string Text { get; } = text;

    public string[] Words { get; } = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The conversation to go to; null to stay.</summary>
    public Conversation? Next { get; set; }

    /// <summary>Why no password may be sent now; null when one may.</summary>
    public string? RefusesSecrets => State.Security is { IsPrivate: true } ? null : "not over a connection that is not encrypted";

    /// <summary>Sends a line, whose answers are to stand where the command was typed.</summary>
    public void Send(string verb, params ReadOnlySpan<string> parameters) => Session.Origins.Send(Current, [], verb, parameters);

    /// <summary>Tells something later, where the command was typed.</summary>
    public void TellLater(string text, bool isError = false) => Session.Raise(new Events.ServerSaid("", text, Current?.Name, isError));

    /// <summary>What follows the first words, as it was typed.</summary>
    public string After(int words)
    {
        var rest = Text.AsSpan().TrimStart();
        for (var i = 0; i < words; i++)
        {
            var space = rest.IndexOf(' ');
            rest = space < 0 ? default : rest[space..].TrimStart();
        }

        return rest.ToString();
    }

    /// <summary>The room that is named first, else the one in which it was typed; with how many words that took.</summary>
    public (string? Room, int Words) Room() =>
        Words.Length > 0 && State.IsRoomName(Words[0]) ? (Words[0], 1) : ((Current as Room)?.Name, 0);

    /// <summary>The last message here that somebody else (or one oneself) said and that can be referred to.</summary>
    public Message? LastOf(string? nick) => Current?.Timeline.Messages.LastOrDefault(message =>
        message is { Id: not null, IsRedacted: false } && (nick is null ? message.IsOwn : State.Names.Same(message.Sender, nick)));
}
