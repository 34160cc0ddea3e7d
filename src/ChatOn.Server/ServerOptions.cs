namespace ChatOn.Server;

/// <summary>How the chat behaves. Every limit that is 0 is off, where that makes sense.</summary>
public sealed record ServerOptions
{
    /// <summary>The server's name on the wire, a host name.</summary>
    public string ServerName { get; init; } = "chaton.local";

    /// <summary>The network's name (ISUPPORT NETWORK), without spaces.</summary>
    public string NetworkName { get; init; } = "ChatOn";

    /// <summary>A line about the server for INFO, LINKS and the web page.</summary>
    public string Description { get; init; } = "A ChatOn server";

    /// <summary>Message of the day; empty for none.</summary>
    public IReadOnlyList<string> Motd { get; init; } = [];

    /// <summary>Hash of the password that every client must give with PASS; empty for none.</summary>
    public string PasswordHash { get; init; } = "";

    /// <summary>Operators: nobody is one unless configured here.</summary>
    public IReadOnlyList<OperatorOptions> Operators { get; init; } = [];

    /// <summary>Who answers for the server, for ADMIN.</summary>
    public AdminOptions Admin { get; init; } = new();

    /// <summary>The room that exists always and is the one of classic clients.</summary>
    public string LobbyName { get; init; } = "#lobby";

    /// <summary>Whether IRC clients are put into the lobby too.</summary>
    public bool AutoJoinLobby { get; init; }

    public LimitOptions Limits { get; init; } = new();

    public HistoryOptions History { get; init; } = new();
}

/// <summary>An operator that may use OPER.</summary>
public sealed record OperatorOptions
{
    public string Name { get; init; } = "";

    /// <summary>Made with <c>chaton hash-password</c>.</summary>
    public string PasswordHash { get; init; } = "";
}

/// <summary>What ADMIN tells.</summary>
public sealed record AdminOptions
{
    public string Location { get; init; } = "";

    public string Organization { get; init; } = "";

    public string Email { get; init; } = "";
}

/// <summary>How much of the past is kept and shown.</summary>
public sealed record HistoryOptions
{
    /// <summary>Whether rooms keep a history.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Most messages of one CHATHISTORY answer.</summary>
    public int MaxMessagesPerRequest { get; init; } = 200;

    /// <summary>Lines shown on joining to clients that cannot ask for history.</summary>
    public int LinesOnJoin { get; init; } = 20;

    /// <summary>How long a room nobody came back to after a restart is kept.</summary>
    public int RestoredRoomGraceMinutes { get; init; } = 60;

    /// <summary>How long a commit may take before senders are told that it failed.</summary>
    public int StoreTimeoutMilliseconds { get; init; } = 5000;
}
