namespace ChatOn.Client;

/// <summary>How much a server can make a client keep. What goes beyond is dropped, the oldest first.</summary>
public sealed record ClientLimits
{
    /// <summary>Rooms and direct conversations together.</summary>
    public int Conversations { get; init; } = 500;

    /// <summary>Members of one room.</summary>
    public int Members { get; init; } = 20_000;

    /// <summary>Members of a room up to which the server is asked who of them is away.</summary>
    public int AskedMembers { get; init; } = 200;

    /// <summary>Messages of one conversation.</summary>
    public int Messages { get; init; } = 100_000;

    /// <summary>Characters of all messages together.</summary>
    public long Characters { get; init; } = 64_000_000;

    /// <summary>Characters of one message of several lines.</summary>
    public int MessageCharacters { get; init; } = 64_000;

    /// <summary>Reactions to one message.</summary>
    public int Reactions { get; init; } = 200;

    /// <summary>Batches open at the same time.</summary>
    public int Batches { get; init; } = 32;

    /// <summary>Tokens of ISUPPORT, and capabilities on offer.</summary>
    public int Tokens { get; init; } = 300;

    /// <summary>People shown as typing in one conversation.</summary>
    public int Typing { get; init; } = 50;

    /// <summary>Own messages that wait for the server.</summary>
    public int Outbox { get; init; } = 1_000;

    /// <summary>Pages of history read in one go to fill a gap.</summary>
    public int GapPages { get; init; } = 100;
}
