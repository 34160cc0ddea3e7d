using ChatOn.Protocol;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Delivery;

/// <summary>Tells those who watch a nickname that it came or went: 730 and 731 of https://ircv3.net/specs/extensions/monitor</summary>
internal sealed class PresenceNotices(ChatLoop loop, MetadataNotices metadata, ServerOptions options)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    public void Tell(IReadOnlyList<Session> watchers, User user, bool isHere)
    {
        var notice = isHere ? new Reply(Numeric.RplMonOnline, user.Origin.Text) : new Reply(Numeric.RplMonOffline, user.Nick);
        foreach (var session in watchers)
            notice.Write(loop.Turn.OutputFor(session.Output), _server, session, []);
        if (isHere)
            metadata.Came(watchers, user);
    }
}
