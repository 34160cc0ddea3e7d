using System.Diagnostics.CodeAnalysis;
using System.Net;
using ChatOn.Protocol;
using ChatOn.Server.Connections;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Commands.Registration;

/// <summary>
/// <c>WEBIRC password gateway hostname ip [:options]</c>: a configured gateway says, before anything else, whom it speaks for. That
/// address counts for every rule from then on — https://ircv3.net/specs/extensions/webirc
/// </summary>
/// <remarks>
/// The host name is not used: nobody here has looked it up, and addresses and cloaks are what people see. Nor are certificates: whoever has
/// the gateway's password would be able to log in to every account that has one.
/// </remarks>
internal sealed partial class WebircCommand(
    Gateways gateways, BanEnforcement banning, Departure departure, ILogger<WebircCommand> logger) : ICommand
{
    private const int MinParameters = 4;

    // One answer to all who may not, so that nobody learns which part was wrong.
    private const string Refused = "WEBIRC is for configured gateways, with their password, before anything else";

    // One that is short is refused here too: who is let go on after it would be taken for the gateway itself.
    public static CommandSpec Spec { get; } = new("WEBIRC", "WEBIRC password gateway hostname ip [:options]", "Says whom a gateway speaks for")
    {
        Allowed = AllowedWhen.Unregistered,
    };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var session = context.Session;
        var isWhole = message.Count >= MinParameters && session.Registration.Lines == 1;
        var gateway = isWhole ? await gateways.FindAsync(session.Peer.Address, message.Text(0)) : null;
        if (session.IsClosed)
            return;
        if (gateway is null)
        {
            if (gateways.Has(session.Peer.Address))
                LogRefused(session.Peer.Address);
            departure.Cut(session, Refused);
            return;
        }

        if (!TryReadAddress(message.Text(3), session.Peer, out var address))
        {
            LogMisled(gateway);
            departure.Cut(session, "WEBIRC needs the address of who is there");
            return;
        }

        var isSecure = session.Peer.IsSecure && IsSecure(message.Text(4));
        var peer = new Peer(address, isSecure, CertificateFingerprint: null, $"the gateway {gateway}") { Gateway = gateway };
        if (session.Connection.Transport.Introduce(peer) is { } refusal)
            departure.Cut(session, refusal);
        else
            banning.TurnsAway(session);
    }

    // Only a gateway on this machine knows who else is on it.
    private static bool TryReadAddress(string text, Peer gateway, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        if (text.Contains('/', StringComparison.Ordinal) || !AddressRange.TryParseExactly(text, out var one))
            return false;
        address = one.Address;
        return !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) && (gateway.IsLoopback || !IPAddress.IsLoopback(address));
    }

    // "secure" and "secure=whatever" are the same; options that are not known may have any value.
    private static bool IsSecure(string options) =>
        options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(option => option.Split('=', 2)[0] == "secure");

    [LoggerMessage(Level = LogLevel.Warning, Message = "WEBIRC from {Address} was refused")]
    private partial void LogRefused(IPAddress address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway {Gateway} gave no address that it can speak for")]
    private partial void LogMisled(string gateway);
}
