using System.ComponentModel.DataAnnotations;

namespace ChatOn.Server;

/// <summary>What one client may do. A limit of 0 is no limit; a time of 0 never passes.</summary>
[Option(IsReloadable = true)]
public sealed record LimitOptions
{
    /// <summary>Commands that may come at once before they are delayed.</summary>
    [Range(1, 1_000_000)]
    public int CommandBurst { get; init; } = 30;

    /// <summary>Commands a second after the burst; 0 switches the budget off.</summary>
    [Range(0.0, 1_000_000.0)]
    public double CommandsPerSecond { get; init; } = 4;

    /// <summary>A session held back without pause for this long is cut.</summary>
    [Range(0, 86_400)]
    public int FloodCutSeconds { get; init; } = 60;

    /// <summary>How long an IRC client may take to register.</summary>
    [Range(0, 86_400)]
    public int RegistrationTimeoutSeconds { get; init; } = 60;

    /// <summary>Classic: a person is choosing a name.</summary>
    [Range(0, 86_400)]
    public int ClassicRegistrationTimeoutSeconds { get; init; } = 300;

    /// <summary>Silence after which a client is asked for a sign of life.</summary>
    [Range(0, 86_400)]
    public int PingIntervalSeconds { get; init; } = 120;

    /// <summary>How long it may take to answer.</summary>
    [Range(1, 86_400)]
    public int PingTimeoutSeconds { get; init; } = 60;

    /// <summary>Bytes that may wait for a client that does not read.</summary>
    [Range(16_384, 1 << 30)]
    public int SendQueueBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of a line without end after which the client is cut.</summary>
    [Range(8_704, 1 << 30)]
    public int OverlongLineBytes { get; init; } = 64 << 10;

    /// <summary>Rooms one user may be in.</summary>
    [Range(0, 1_000_000)]
    public int RoomsPerUser { get; init; } = 50;

    /// <summary>Rooms on the server.</summary>
    [Range(0, 10_000_000)]
    public int MaxRooms { get; init; } = 10_000;

    /// <summary>Entries of each list (bans, exceptions, invitation exceptions) of a room.</summary>
    [Range(1, 100_000)]
    public int ListEntries { get; init; } = 100;

    /// <summary>Nicknames one session may watch.</summary>
    [Range(1, 100_000)]
    public int MonitorEntries { get; init; } = 100;

    /// <summary>Keys of metadata that one user, and one room, may have.</summary>
    [Range(1, 1_000)]
    public int MetadataKeys { get; init; } = 32;

    /// <summary>Keys of metadata that one session may follow.</summary>
    [Range(1, 1_000)]
    public int MetadataSubscriptions { get; init; } = 100;

    /// <summary>Length of a value of metadata.</summary>
    [Range(1, 260)]
    public int MetadataValueBytes { get; init; } = 256;

    /// <summary>Changes of metadata by one session in <see cref="MetadataSeconds"/>.</summary>
    [Range(0, 1_000_000)]
    public int MetadataChanges { get; init; } = 40;

    /// <summary>How often one session may ask for all metadata of a room or user in <see cref="MetadataSeconds"/>.</summary>
    [Range(0, 1_000_000)]
    public int MetadataSyncs { get; init; } = 60;

    /// <summary>The time in which changes of metadata, and questions for it, are counted.</summary>
    [Range(1, 86_400)]
    public int MetadataSeconds { get; init; } = 60;

    /// <summary>Members of a room up to which metadata comes with a JOIN; that of a larger room has to be asked for.</summary>
    [Range(0, 1_000_000)]
    public int MetadataJoinMembers { get; init; } = 200;

    /// <summary>Nickname changes in <see cref="NickChangeSeconds"/>.</summary>
    [Range(0, 1_000_000)]
    public int NickChanges { get; init; } = 5;

    /// <summary>The time in which nickname changes are counted.</summary>
    [Range(1, 86_400)]
    public int NickChangeSeconds { get; init; } = 60;

    /// <summary>Wrong passwords (PASS, OPER) from one address in <see cref="WrongPasswordSeconds"/>.</summary>
    [Range(0, 1_000_000)]
    public int WrongPasswords { get; init; } = 5;

    /// <summary>Wrong passwords for one account, from wherever, in <see cref="WrongPasswordSeconds"/>.</summary>
    [Range(0, 1_000_000)]
    public int WrongPasswordsPerAccount { get; init; } = 30;

    /// <summary>The time in which wrong passwords are counted.</summary>
    [Range(1, 86_400)]
    public int WrongPasswordSeconds { get; init; } = 60;

    /// <summary>Joins in <see cref="JoinSeconds"/>.</summary>
    [Range(0, 1_000_000)]
    public int Joins { get; init; } = 60;

    /// <summary>The time in which joins are counted.</summary>
    [Range(1, 86_400)]
    public int JoinSeconds { get; init; } = 60;

    /// <summary>Length of a topic.</summary>
    [Range(1, 390)]
    public int TopicBytes { get; init; } = 390;

    /// <summary>Length of the reason of a KICK.</summary>
    [Range(1, 390)]
    public int KickBytes { get; init; } = 300;

    /// <summary>Length of an away message.</summary>
    [Range(1, 390)]
    public int AwayBytes { get; init; } = 200;

    /// <summary>Length of a real name.</summary>
    [Range(1, 390)]
    public int RealnameBytes { get; init; } = 128;

    /// <summary>Length of a room's key.</summary>
    [Range(1, 64)]
    public int KeyBytes { get; init; } = 32;

    /// <summary>Bytes of a mask in a room's lists.</summary>
    [Range(16, 390)]
    public int MaskBytes { get; init; } = 200;

    /// <summary>Bans from the server.</summary>
    [Range(0, 1_000_000)]
    public int ServerBans { get; init; } = 10_000;

    /// <summary>While an operator has slowed the server down, guests may say one thing, and come into one room, in this time.</summary>
    [Range(1, 86_400)]
    public int SlowSeconds { get; init; } = 10;

    /// <summary>Rooms and conversations that one session may have played to it (znc.in/playback) in a minute.</summary>
    [Range(0, 1_000_000)]
    public int PlayedBuffers { get; init; } = 200;

    /// <summary>Targets of one PRIVMSG or NOTICE.</summary>
    [Range(1, 100)]
    public int MessageTargets { get; init; } = 4;

    /// <summary>
    /// Bytes of a message of several lines. To each reader it is sent with some hundred bytes more for each line: sendQueueBytes should be
    /// many times that.
    /// </summary>
    [Range(1_024, 49_152)]
    public int MultilineBytes { get; init; } = 16_384;

    /// <summary>Lines of a message of several lines.</summary>
    [Range(2, 500)]
    public int MultilineLines { get; init; } = 100;

    /// <summary>How long a client may take to send the lines of a batch.</summary>
    [Range(1, 3_600)]
    public int BatchTimeoutSeconds { get; init; } = 60;
}
