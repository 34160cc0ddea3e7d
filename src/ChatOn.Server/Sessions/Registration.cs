namespace ChatOn.Server.Sessions;

/// <summary>What a session has told before it is registered.</summary>
internal sealed class Registration
{
    public string? Nick { get; private set; }

    public string? Username { get; private set; }

    public string Realname { get; private set; } = "";

    public string? Password { get; private set; }

    /// <summary>CAP LS or REQ was seen and CAP END was not: registration waits.</summary>
    public bool IsNegotiating { get; private set; }

    /// <summary>Whether CAP was asked for at version 302 or later.</summary>
    public int CapVersion { get; private set; }

    public bool IsComplete => Nick is not null && Username is not null && !IsNegotiating;

    public void SetNick(string? nick) => Nick = nick;

    public void SetUser(string username, string realname)
    {
        Username = username;
        Realname = realname;
    }

    public void SetPassword(string? password) => Password = password;

    public void BeginNegotiation() => IsNegotiating = true;

    public void EndNegotiation() => IsNegotiating = false;

    public void SetCapVersion(int version) => CapVersion = Math.Max(CapVersion, version);
}
