using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatOn.Client;
using ChatOn.Client.Connections;

namespace ChatOn.Chatting;

/// <summary>Where to go and as whom: what the command line, the named servers and the environment say together.</summary>
internal sealed record ChatVisit(ServerAddress Address, string Nick, string? Account, string? Password, X509Certificate2? Certificate, KnownHosts KnownHosts)
{
    /// <param name="room">The room to be in; null for none.</param>
    public ChatClient Open(Surroundings surroundings, string? room, bool reconnects, int history = 0, DateTimeOffset? since = null)
    {
        var options = new ClientOptions
        {
            Nick = Nick,
            Account = Account,
            Password = Password,
            HasCertificate = Certificate is not null,
            Rooms = room is null ? [] : [room],
            InitialHistory = history,
            HistorySince = since,
            Ignored = new IgnoreList(ClientFolder.Ignored(surroundings)),
        };
        return new ChatClient(options, new ServerConnector(Address, KnownHosts, surroundings.Time, Certificate), surroundings.Time, () => RandomNumberGenerator.GetInt32(1000) / 1000.0)
        {
            Reconnects = reconnects,
        };
    }
}
