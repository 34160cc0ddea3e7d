using ChatOn.Chatting;
using ChatOn.Host.Administration;
using ChatOn.Host.Configuration;
using ChatOn.Host.Listening;
using ChatOn.Server.Storage;
using ChatOn.Storage.Sqlite;

namespace ChatOn;

/// <summary>How the program ends: BSD's sysexits, which service managers know by name. Documented in docs/running.md.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A running server refused what it was asked for; a bug; or something that has no code of its own.</summary>
    public const int Failure = 1;

    /// <summary>EX_USAGE: the command line is wrong.</summary>
    public const int WrongUsage = 64;

    /// <summary>EX_DATAERR: the database is of a newer version, damaged, or none of ours.</summary>
    public const int BadDatabase = 65;

    /// <summary>EX_NOINPUT: a file to be read is not there.</summary>
    public const int NoInput = 66;

    /// <summary>EX_NOHOST: no server runs on the data folder.</summary>
    public const int NoServer = 68;

    /// <summary>EX_UNAVAILABLE: an address cannot be listened on, mostly because the port is in use.</summary>
    public const int CannotListen = 69;

    /// <summary>EX_UNAVAILABLE: a server cannot be reached.</summary>
    public const int Unreachable = 69;

    /// <summary>EX_CANTCREAT: a folder or file cannot be written.</summary>
    public const int CannotWrite = 73;

    /// <summary>EX_IOERR: not everything could be stored at the stop.</summary>
    public const int NotStored = 74;

    /// <summary>EX_TEMPFAIL: another server runs on the data folder.</summary>
    public const int DataFolderInUse = 75;

    /// <summary>EX_TEMPFAIL: it is not known whether what was to be said has arrived.</summary>
    public const int Unconfirmed = 75;

    /// <summary>EX_PROTOCOL: a server's key is not the one that was known.</summary>
    public const int Untrusted = 76;

    /// <summary>EX_NOPERM: the server on the data folder is another user's, or a server lets one not in.</summary>
    public const int NotOwner = 77;

    /// <summary>EX_CONFIG: the configuration is faulty, or a certificate.</summary>
    public const int BadConfiguration = 78;

    /// <summary>The code of a failure that is not a bug; null for one that is.</summary>
    public static int? Of(Exception failure) => failure switch
    {
        ChatException chat => chat.ExitCode,
        ConfigurationException or CertificateException => BadConfiguration,
        ListenException => CannotListen,
        DataFolderInUseException => DataFolderInUse,
        NoServerException => NoServer,
        NotOwnerException => NotOwner,
        DataFolderNotWritableException or BackupException => CannotWrite,
        FileNotFoundException => NoInput,
        DatabaseTooNewException or DatabaseForeignException or RestoreUnfinishedException or JournalException => BadDatabase,
        _ => null,
    };
}
