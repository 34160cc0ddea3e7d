using ChatOn.Protocol;
using ChatOn.Server.Commands.Registration;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands;

/// <summary>
/// Tells those who know cap-notify when the offer changes while they are connected —
/// https://ircv3.net/specs/extensions/capability-negotiation#cap-notify
/// </summary>
internal sealed class CapabilityNotices(World world, CapabilityOffer offer, Router router, ServerClock clock, ServerOptions options)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>Makes a change to the configuration and tells what it did to the offer. On the loop.</summary>
    public void Change(Action change)
    {
        var before = world.Sessions.Where(session => session.Capabilities.Has(Capability.CapNotify)).Select(session => (session, Offered(session))).ToList();
        change();
        foreach (var (session, offered) in before)
            Tell(session, offered, Offered(session));
    }

    // Who is told that one is gone has it no more; others, who cannot be told, keep what they have.
    private void Tell(Session session, Dictionary<string, string> before, Dictionary<string, string> after)
    {
        var gone = before.Keys.Where(name => !after.ContainsKey(name)).ToList();
        Tell(session, areGone: true, gone);
        foreach (var capability in gone.Select(Capability.TryFind).OfType<Capability>())
            session.Negotiate(session.Capabilities.Without(capability));
        Tell(session, areGone: false, [.. after.Where(each => before.GetValueOrDefault(each.Key) != each.Value).Select(each => each.Value)]);
    }

    private void Tell(Session session, bool areGone, List<string> names)
    {
        if (names.Count > 0)
            router.ToSession(session, new CapabilitiesChanged(_server, clock.Now, session.NickInReplies, areGone, names), default);
    }

    // By name, as in CAP LS: with values only for those who may be shown any.
    private Dictionary<string, string> Offered(Session session) =>
        offer.Names(session.Peer, withValues: session.Registration.Speaks302).ToDictionary(text => text.Split('=')[0]);
}
