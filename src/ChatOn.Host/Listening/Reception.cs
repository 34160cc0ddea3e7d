using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using ChatOn.Host.Http;
using ChatOn.Host.Transports;
using ChatOn.Server.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Listening;

/// <summary>Receives each accepted connection, finds out what it speaks, and hands it over or sends it away.</summary>
internal sealed partial class Reception(
    ChatDoor chat,
    IOptions<HostOptions> options,
    ProxyIntroduction proxies,
    GatewayList gateways,
    TlsUpgrade tls,
    HttpIntake http,
    Farewells farewells,
    SpareConnections spare,
    TimeProvider time,
    ILogger<Reception> logger)
{
    private readonly HostOptions _options = options.Value;

    /// <summary>Ends when the connection is handed over or closed; throws nothing.</summary>
    public async Task ReceiveAsync(Socket socket, BoundListener listener, ConnectionLease lease, IPAddress address, CancellationToken stopping)
    {
        using var visitor = new Visitor(socket, listener, lease, address);
        try
        {
            await ReceiveAsync(visitor, stopping);
        }
        catch (AuthenticationException e)
        {
            farewells.Count(Refusals.HandshakeFailed);
            LogHandshakeFailed(visitor.Address, e.Message);
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The peer is gone, or the server stops.
        }
        catch (Exception e) when (LogBug(e))
        {
        }
    }

    private async Task ReceiveAsync(Visitor visitor, CancellationToken stopping)
    {
        if (proxies.Trusts(visitor.Address) && await proxies.ReadAsync(visitor, stopping) is { } refusal)
        {
            await farewells.SendAwayAsync(visitor, refusal);
            return;
        }

        var opened = await OpenAsync(visitor, stopping);
        if (opened.Verdict == Verdict.Tls && visitor.Listener.Options.Tls != TlsMode.Off)
        {
            await tls.UpgradeAsync(visitor, stopping);
            opened = visitor.Tls!.NegotiatedApplicationProtocol == SslApplicationProtocol.Http11
                ? new Opened(Verdict.Http, IsPrompted: false, PendingRead: null)
                : await OpenAsync(visitor, stopping);
        }

        await AdmitAsync(visitor, opened);
    }

    private async Task<Opened> OpenAsync(Visitor visitor, CancellationToken stopping)
    {
        var rules = new OpeningRules(
            Prompts: visitor.IsPrompted,
            MayBeSpare: () => spare.AreLikely,
            CanCancelReads: visitor.Tls is null,
            TimeSpan.FromMilliseconds(_options.ClassicSilenceMilliseconds),
            TimeSpan.FromSeconds(_options.RegistrationTimeoutSeconds),
            TimeSpan.FromSeconds(_options.ClassicRegistrationTimeoutSeconds));
        using var opening = new Opening(visitor.Stream, () => visitor.Socket.Available, visitor.Bytes, rules, time);
        return await opening.DecideAsync(stopping);
    }

    private async Task AdmitAsync(Visitor visitor, Opened opened)
    {
        if (gateways.Count(visitor) is { } refusal)
            await farewells.SendAwayAsync(visitor, refusal);
        else if (Destination(visitor, opened) is not { } protocol)
            await farewells.SendAwayAsync(visitor, opened);
        else if (protocol == ChatProtocols.Http)
            TakeRequest(visitor);
        else if (!visitor.IsAcceptable)
            await farewells.RefusePlainTextAsync(visitor, protocol);
        else if (protocol == ChatProtocols.Irc)
            OpenChat(visitor, opened, opened.IsPrompted ? Entry.IrcAfterPrompt : Entry.Irc);
        else
        {
            if (!opened.IsPrompted)
                await visitor.Stream.WriteAsync(Opening.Prompt);
            OpenChat(visitor, opened, Entry.Classic);
        }
    }

    private void TakeRequest(Visitor visitor)
    {
        if (visitor.IsLoopback)
            spare.Saw(visitor.Bytes.Span);
        http.Take(visitor);
    }

    /// <summary>What a verdict leads to. Text is classic where that is spoken, else IRC with an unusual first command.</summary>
    private static ChatProtocols? Destination(Visitor visitor, Opened opened) => opened.Verdict switch
    {
        // Who was shown the prompt and then sends a request is a browser on a connection kept in reserve: what follows may be anything.
        Verdict.Http => visitor.MaySpeak(ChatProtocols.Http) && !opened.IsPrompted ? ChatProtocols.Http : null,
        Verdict.Irc when visitor.MaySpeak(ChatProtocols.Irc) => ChatProtocols.Irc,
        Verdict.Text when visitor.MaySpeak(ChatProtocols.Classic) => ChatProtocols.Classic,
        Verdict.Text when visitor.MaySpeak(ChatProtocols.Irc) => ChatProtocols.Irc,
        _ => null,
    };

    private void OpenChat(Visitor visitor, Opened opened, Entry entry)
    {
        visitor.Bytes.StripTelnet();
        visitor.Lease.CountAs(entry == Entry.Classic ? "classic" : "irc");
        if (visitor.Tls is null)
        {
            var transport = new SocketTransport(visitor.Socket, visitor.ToPeer(), visitor.Lease, time, logger);
            if (chat.TryOpen(transport, entry) is not { } connection)
                return;

            visitor.IsHandedOver = true;
            transport.Start(connection, visitor.Bytes.Span);
        }
        else
        {
            var transport = new TlsTransport(visitor.Socket, visitor.Wire, visitor.Tls, visitor.ToPeer(), visitor.Lease, time, logger);
            if (chat.TryOpen(transport, entry) is not { } connection)
                return;

            visitor.IsHandedOver = true;
            transport.Start(connection, visitor.Bytes.ToArrayAndClear(), opened.PendingRead);
        }
    }

    private bool LogBug(Exception exception)
    {
        LogReceptionFailed(exception);
        return true;
    }

    [LoggerMessage(LogLevel.Debug, "TLS handshake with {Address} failed: {Reason}")]
    private partial void LogHandshakeFailed(IPAddress address, string reason);

    [LoggerMessage(LogLevel.Error, "A connection failed before its protocol was known")]
    private partial void LogReceptionFailed(Exception exception);
}
