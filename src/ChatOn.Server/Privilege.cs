namespace ChatOn.Server;

/// <summary>Something that a class of operators may be allowed.</summary>
[Flags]
public enum Privilege
{
    None = 0,

    /// <summary>Put users out of the server (KILL, classic KICK).</summary>
    Kill = 1,

    /// <summary>Ban from the server, and see and lift bans.</summary>
    Ban = 2,

    /// <summary>Read the configuration again (REHASH).</summary>
    Rehash = 4,

    /// <summary>Speak to all operators (WALLOPS).</summary>
    Wallops = 8,

    /// <summary>See where people connect from.</summary>
    SeeAddresses = 16,

    /// <summary>Suspend, reset, rename and remove accounts; set the metadata of others.</summary>
    Accounts = 32,

    /// <summary>Act in every room as its owner could, the lobby among them.</summary>
    Rooms = 64,

    /// <summary>Switch the server's protection levels.</summary>
    Protect = 128,

    /// <summary>Read the audit log.</summary>
    Audit = 256,

    /// <summary>Everything.</summary>
    All = Kill | Ban | Rehash | Wallops | SeeAddresses | Accounts | Rooms | Protect | Audit,
}
