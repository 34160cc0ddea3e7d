namespace ChatOn.Server;

/// <summary>What one client may do. A limit of 0 is no limit; a time of 0 never passes.</summary>
public sealed record LimitOptions
{
    /// <summary>Commands that may come at once before they are delayed.</summary>
    public int CommandBurst { get; init; } = 30;

    /// <summary>Commands a second after the burst; 0 switches the budget off.</summary>
    public double CommandsPerSecond { get; init; } = 4;

    /// <summary>A session held back without pause for this long is cut.</summary>
    public int FloodCutSeconds { get; init; } = 60;

    public int RegistrationTimeoutSeconds { get; init; } = 60;

    /// <summary>Classic: a person is choosing a name.</summary>
    public int ClassicRegistrationTimeoutSeconds { get; init; } = 300;

    /// <summary>Silence after which a client is asked for a sign of life.</summary>
    public int PingIntervalSeconds { get; init; } = 120;

    /// <summary>How long it may take to answer.</summary>
    public int PingTimeoutSeconds { get; init; } = 60;

    /// <summary>Bytes that may wait for a client that does not read.</summary>
    public int SendQueueBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of a line without end after which the client is cut.</summary>
    public int OverlongLineBytes { get; init; } = 64 << 10;

    public int RoomsPerUser { get; init; } = 50;

    /// <summary>Rooms on the server.</summary>
    public int MaxRooms { get; init; } = 10_000;

    /// <summary>Entries of each list (bans, exceptions, invitation exceptions) of a room.</summary>
    public int ListEntries { get; init; } = 100;

    public int MonitorEntries { get; init; } = 100;

    /// <summary>Nickname changes in <see cref="NickChangeSeconds"/>.</summary>
    public int NickChanges { get; init; } = 5;

    public int NickChangeSeconds { get; init; } = 60;

    /// <summary>Joins in <see cref="JoinSeconds"/>.</summary>
    public int Joins { get; init; } = 60;

    public int JoinSeconds { get; init; } = 60;

    public int TopicBytes { get; init; } = 390;

    public int KickBytes { get; init; } = 300;

    public int AwayBytes { get; init; } = 200;

    public int RealnameBytes { get; init; } = 128;

    public int KeyBytes { get; init; } = 32;

    /// <summary>Targets of one PRIVMSG or NOTICE.</summary>
    public int MessageTargets { get; init; } = 4;
}
