using System.ComponentModel.DataAnnotations;

namespace ChatOn.Server;

/// <summary>How the chat behaves. Every limit that is 0 is off, where that makes sense.</summary>
public sealed record ServerOptions
{
    /// <summary>The server's name on the wire, a host name.</summary>
    [ServerName]
    [Option(Example = "chat.example.org")]
    public string ServerName { get; init; } = "chaton.local";

    /// <summary>The network's name (ISUPPORT NETWORK), without spaces.</summary>
    [Word]
    [Option(Example = "ExampleNet")]
    public string NetworkName { get; init; } = "ChatOn";

    /// <summary>An image for the network (ISUPPORT draft/ICON): an https URL that clients load from there; empty for none.</summary>
    [HttpsUrl]
    [Option(Example = "https://chat.example.org/icon.svg")]
    public string NetworkIcon { get; init; } = "";

    /// <summary>A line about the server for INFO, LINKS and the web page.</summary>
    [OneLine]
    [Option(IsReloadable = true, Example = "The chat of the example people")]
    public string Description { get; init; } = "A ChatOn server";

    /// <summary>Message of the day; empty for none.</summary>
    [OneLine]
    [Option(IsReloadable = true, Example = "Welcome!")]
    public IReadOnlyList<string> Motd { get; init; } = [];

    /// <summary>Hash of the password that every client must give with PASS; empty for none.</summary>
    [PasswordHash]
    [Option(IsReloadable = true, IsSecret = true, Example = "scram-sha256$600000$...")]
    public string PasswordHash { get; init; } = "";

    /// <summary>Operators that use OPER with a password of their own; others are made with <c>chaton operator add</c>. Nobody is one by default.</summary>
    [Option(IsReloadable = true)]
    public IReadOnlyList<OperatorOptions> Operators { get; init; } = [];

    /// <summary>Classes of operators, by what they may do. The class "admin" is always there and may everything.</summary>
    [Option(IsReloadable = true)]
    public IReadOnlyList<OperatorClassOptions> OperatorClasses { get; init; } = [];

    /// <summary>Gateways that speak for people on other machines with WEBIRC, and are believed whom they speak for.</summary>
    public IReadOnlyList<GatewayOptions> WebIrcGateways { get; init; } = [];

    /// <summary>What clients are told about TLS.</summary>
    [Option(IsDerived = true)]
    public StrictTransportOptions StrictTransport { get; init; } = new();

    /// <summary>Who may have an account, and how.</summary>
    public AccountOptions Accounts { get; init; } = new();

    /// <summary>
    /// The account that an old classic client logs in to with PASS when it calls itself <c>admin</c>; empty: it is the operator <c>admin</c> of
    /// <c>operators</c>, if there is one.
    /// </summary>
    [AccountName]
    [Option(IsReloadable = true, Example = "admin")]
    public string ClassicAdminAccount { get; init; } = "";

    /// <summary>Who answers for the server, for ADMIN.</summary>
    [Option(IsReloadable = true)]
    public AdminOptions Admin { get; init; } = new();

    /// <summary>The room that exists always and is the one of classic clients.</summary>
    [RoomName]
    [Option(Example = "#lobby")]
    public string LobbyName { get; init; } = "#lobby";

    /// <summary>Whether people see cloaks in place of each other's addresses; operators see both.</summary>
    public bool CloakAddresses { get; init; } = true;

    /// <summary>
    /// Client-only tags that are not passed on, without their <c>+</c>; <c>*</c> as the first: all but those that follow with a <c>-</c> before them.
    /// </summary>
    [ClientTagDeny]
    [Option(Example = "typing")]
    public IReadOnlyList<string> ClientTagDeny { get; init; } = [];

    /// <summary>Whether IRC clients are put into the lobby too.</summary>
    [Option(IsReloadable = true)]
    public bool AutoJoinLobby { get; init; }

    /// <summary>What one client may do.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>How much of the past is kept and shown.</summary>
    public HistoryOptions History { get; init; } = new();

    /// <summary>What operators of a class may do; nothing when there is no such class.</summary>
    public Privilege PrivilegesOf(string operatorClass) =>
        OperatorClasses.FirstOrDefault(each => each.Name == operatorClass)?.Privileges
        ?? (operatorClass == OperatorClassOptions.Admin ? Privilege.All : Privilege.None);
}

/// <summary>An operator that may use OPER.</summary>
public sealed record OperatorOptions
{
    /// <summary>What is given to OPER, not a nickname.</summary>
    [Word]
    [Option(Example = "root")]
    public string Name { get; init; } = "";

    /// <summary>Made with <c>chaton hash-password</c>.</summary>
    [Required]
    [PasswordHash]
    [Option(IsSecret = true, Example = "scram-sha256$600000$...")]
    public string PasswordHash { get; init; } = "";

    /// <summary>What it may do: the name of a class.</summary>
    [Word]
    [Option(Example = "admin")]
    public string Class { get; init; } = OperatorClassOptions.Admin;
}

/// <summary>A class of operators.</summary>
public sealed record OperatorClassOptions
{
    /// <summary>The class that may do everything, without being configured.</summary>
    public const string Admin = "admin";

    /// <summary>Its name.</summary>
    [Word]
    [Option(Example = "helper")]
    public string Name { get; init; } = "";

    /// <summary>What its operators may do.</summary>
    [Option(Example = "kill, seeAddresses, audit")]
    public Privilege Privileges { get; init; }
}

/// <summary>What ADMIN tells.</summary>
public sealed record AdminOptions
{
    /// <summary>Where the server stands.</summary>
    [OneLine]
    [Option(Example = "Berlin")]
    public string Location { get; init; } = "";

    /// <summary>Who runs it.</summary>
    [OneLine]
    [Option(Example = "The example people")]
    public string Organization { get; init; } = "";

    /// <summary>Whom to write to.</summary>
    [OneLine]
    [Option(Example = "admin@example.org")]
    public string Email { get; init; } = "";
}

/// <summary>How much of the past is kept and shown.</summary>
public sealed record HistoryOptions
{
    /// <summary>Whether rooms keep a history.</summary>
    [Option(Key = "enabled")]
    public bool IsEnabled { get; init; } = true;

    /// <summary>Most messages of one CHATHISTORY answer.</summary>
    [Range(1, 10_000)]
    [Option(IsReloadable = true)]
    public int MaxMessagesPerRequest { get; init; } = 200;

    /// <summary>Most messages that one SEARCH finds.</summary>
    [Range(1, 1000)]
    [Option(IsReloadable = true)]
    public int MaxSearchResults { get; init; } = 100;

    /// <summary>Entries that one SEARCH looks at before it answers with what it has found.</summary>
    [Range(100, 1_000_000)]
    [Option(IsReloadable = true)]
    public int SearchedEntries { get; init; } = 10_000;

    /// <summary>Lines shown on joining to clients that cannot ask for history.</summary>
    [Range(0, 1000)]
    [Option(IsReloadable = true)]
    public int LinesOnJoin { get; init; } = 20;

    /// <summary>Days after which what was said is removed, in rooms and between accounts; rooms can set less. 0: it is kept.</summary>
    [Range(0, 36_500)]
    [Option(IsReloadable = true)]
    public int RetentionDays { get; init; }

    /// <summary>How long people may redact what they said themselves. 0: as long as it is kept.</summary>
    [Range(0, 52_560_000)]
    [Option(IsReloadable = true)]
    public int RedactionWindowMinutes { get; init; } = 1440;

    /// <summary>How long people may edit what they said. 0: as long as it is kept.</summary>
    [Range(0, 52_560_000)]
    [Option(IsReloadable = true)]
    public int EditWindowMinutes { get; init; } = 60;

    /// <summary>How long a room nobody came back to after a restart is kept.</summary>
    [Range(0, 525_600)]
    public int RestoredRoomGraceMinutes { get; init; } = 60;

    /// <summary>How long a commit may take before senders are told that it failed.</summary>
    [Range(10, 3_600_000)]
    public int StoreTimeoutMilliseconds { get; init; } = 5000;
}
