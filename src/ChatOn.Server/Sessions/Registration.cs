using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.State;

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

    /// <summary>The highest version of capability negotiation that the client ever named.</summary>
    public int CapVersion { get; private set; }

    /// <summary>How many lines it has sent, the one at hand included.</summary>
    public int Lines { get; private set; }

    /// <summary>It understands values, answers of several lines, and word of what changes.</summary>
    public bool Speaks302 => CapVersion >= NegotiationVersion.WithValues;

    public bool IsComplete => Nick is not null && Username is not null && !IsNegotiating;

    /// <summary>Id of the account that it logged in to; 0 for a guest.</summary>
    public long AccountId { get; private set; }

    /// <summary>A SASL exchange under way, before or after registration.</summary>
    public SaslProgress? Sasl { get; private set; }

    /// <summary>It has given an operator's password: it comes in where guests may not.</summary>
    public bool IsTrusted { get; private set; }

    public void CountLine() => Lines++;

    /// <summary>What it tells about itself; its user's, once it is registered.</summary>
    public Metadata Metadata { get; } = new();

    public void BeTrusted() => IsTrusted = true;

    public void LogIn(long accountId) => AccountId = accountId;

    public void BeginSasl(SaslProgress progress) => Sasl = progress;

    public void EndSasl() => Sasl = null;

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
