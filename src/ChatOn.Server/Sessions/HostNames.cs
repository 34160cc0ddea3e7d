using ChatOn.Server.Accounts;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>The host part of users' sources: a cloak in place of the address, unless the configuration shows addresses.</summary>
internal sealed class HostNames(ServerSecrets secrets, ServerOptions options)
{
    private Cloak? _cloak;

    public string Of(Session session) =>
        options.CloakAddresses ? (_cloak ??= new Cloak(secrets.Cloaks.Span)).HostOf(session.Peer.Address) : session.HostName;
}
