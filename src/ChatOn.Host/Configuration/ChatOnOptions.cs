using System.ComponentModel.DataAnnotations;
using ChatOn.Server;
using ChatOn.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Configuration;

/// <summary>Everything that can be configured: the one tree behind <c>chaton.json</c>, <c>CHATON_...</c> and the command line.</summary>
public sealed record ChatOnOptions
{
    // As long as a timer can wait: 24 days.
    private const int Forever = int.MaxValue / 1000;

    /// <summary>The folder of the database and of the certificate made on first start.</summary>
    [Required]
    [Option(IsPath = true, Example = "/var/lib/chaton")]
    public string DataFolder { get; init; } = "data";

    /// <summary>A text file with the message of the day; empty: <c>motd</c> is.</summary>
    [ExistingFile]
    [Option(IsPath = true, IsReloadable = true, Example = "motd.txt")]
    public string MotdFile { get; init; } = "";

    [Option(IsFlat = true)]
    public ServerOptions Server { get; init; } = new();

    [Option(IsFlat = true)]
    public HostOptions Host { get; init; } = new();

    /// <summary>The database.</summary>
    public SqliteOptions Storage { get; init; } = new() { DataFolder = "data" };

    /// <summary>How e-mail is sent.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>What is logged, on standard error.</summary>
    public LogOptions Log { get; init; } = new();

    /// <summary>The same with what follows from other options filled in.</summary>
    /// <exception cref="IOException">The message of the day cannot be read.</exception>
    internal ChatOnOptions Completed() => this with
    {
        Server = Server with
        {
            Motd = MotdFile.Length == 0 ? Server.Motd : File.ReadAllLines(MotdFile),
            StrictTransport = Host.Tls.StrictTransportSecurity,
        },
        Host = Host with
        {
            DataFolder = DataFolder,
            LobbyName = Server.LobbyName,
            GatewaysFrom = [.. Server.WebIrcGateways.SelectMany(gateway => gateway.From)],
            RegistrationTimeoutSeconds = OrElse(Server.Limits.RegistrationTimeoutSeconds, Forever),
            ClassicRegistrationTimeoutSeconds = OrElse(Server.Limits.ClassicRegistrationTimeoutSeconds, Forever),
            Limits = Host.Limits with
            {
                MaxConnections = OrElse(Host.Limits.MaxConnections, int.MaxValue),
                MaxConnectionsPerAddress = OrElse(Host.Limits.MaxConnectionsPerAddress, int.MaxValue),
                ConnectionsPerMinutePerAddress = OrElse(Host.Limits.ConnectionsPerMinutePerAddress, int.MaxValue),
            },
        },
        Storage = Storage with { DataFolder = DataFolder },
    };

    // 0 is no limit.
    private static int OrElse(int limit, int unlimited) => limit == 0 ? unlimited : limit;
}

/// <summary>How the log looks.</summary>
public sealed record LogOptions
{
    /// <summary>Short lines for people, or an object a line.</summary>
    public LogFormat Format { get; init; }

    /// <summary>The least important that is logged.</summary>
    [Option(Example = "debug")]
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Whether the start says on standard output how to join.</summary>
    public bool Banner { get; init; } = true;
}

/// <summary>The looks of the log.</summary>
public enum LogFormat
{
    Text,
    Json,
}
