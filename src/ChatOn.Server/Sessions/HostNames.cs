using System.Net;
using ChatOn.Server.Accounts;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>The host part of users' sources: a cloak in place of the address, unless the configuration shows addresses.</summary>
internal sealed class HostNames(ServerSecrets secrets, ServerOptions options)
{
    private Cloak? _cloak;

    public string Of(Session session) => options.CloakAddresses ? CloakOf(session.Peer.Address) : session.HostName;

    /// <summary>The host of a user that comes back from the store: an address that was shown then is not now, where addresses are hidden.</summary>
    public string Restored(string host) => options.CloakAddresses && IPAddress.TryParse(host, out var address) ? CloakOf(address) : host;

    private string CloakOf(IPAddress address) => (_cloak ??= new Cloak(secrets.Cloaks.Span)).HostOf(address);
}
