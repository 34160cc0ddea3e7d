using System.Net;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>
/// What one exchange finds, and for which name: a name on which too many wrong passwords were tried is found as if it were none, with the
/// same answer.
/// </summary>
internal sealed class ThrottledCredentials(ICredentials credentials, PasswordThrottle throttle, IPAddress address) : ICredentials
{
    /// <summary>The account that was asked for; null before any was.</summary>
    public string? Name { get; private set; }

    public Credential Find(string authenticationId)
    {
        var found = credentials.Find(authenticationId);
        Name = found.Name;
        return found with { Exists = found.Exists && throttle.MayTry(found.Name, address) };
    }
}
