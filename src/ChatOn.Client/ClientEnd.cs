namespace ChatOn.Client;

/// <summary>How a client's run has ended.</summary>
public enum ClientEnd
{
    /// <summary>By its own wish, or not at all yet.</summary>
    Left,

    /// <summary>There was no connection.</summary>
    Unreachable,

    /// <summary>The server does not let one in.</summary>
    Refused,

    /// <summary>The server's key is not the one that is known.</summary>
    Untrusted,
}
