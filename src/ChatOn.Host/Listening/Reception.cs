using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatOn.Host.Transports;
using ChatOn.Server;
using ChatOn.Server.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Listening;

/// <summary>Receives each accepted connection, finds out what it speaks, and hands it over or sends it away.</summary>
internal sealed partial class Reception(
    IChatServer chat, IOptions<HostOptions> options, HostMetrics metrics, TimeProvider time, ILogger<Reception> logger)
{
    private readonly HostOptions _options = options.Value;

    /// <summary>Ends when the connection is handed over or closed; throws nothing.</summary>
    public async Task ReceiveAsync(Socket socket, BoundListener listener, ConnectionLease lease, IPAddress address, CancellationToken stopping)
    {
        using var visitor = new Visitor(socket, listener, lease, address);
        try
        {
            var opened = await OpenAsync(visitor, stopping);
            await AdmitAsync(visitor, opened);
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The peer is gone, or the server stops.
        }
        catch (Exception e) when (LogBug(e))
        {
        }
    }

    private async Task<Opened> OpenAsync(Visitor visitor, CancellationToken stopping)
    {
        var rules = new OpeningRules(
            Prompts: visitor.Listener.Speaks(ChatProtocols.Classic) && visitor.MayBePlain,
            CanCancelReads: true,
            TimeSpan.FromMilliseconds(_options.ClassicSilenceMilliseconds),
            TimeSpan.FromSeconds(_options.RegistrationTimeoutSeconds),
            TimeSpan.FromSeconds(_options.ClassicRegistrationTimeoutSeconds));
        using var opening = new Opening(visitor.Stream, () => visitor.Socket.Available, visitor.Bytes, rules, time);
        return await opening.DecideAsync(stopping);
    }

    private async Task AdmitAsync(Visitor visitor, Opened opened)
    {
        switch (opened.Verdict)
        {
            case Verdict.Irc when visitor.Listener.Speaks(ChatProtocols.Irc):
                await OpenChatAsync(visitor, opened.IsPrompted ? Entry.IrcAfterPrompt : Entry.Irc);
                break;
            case Verdict.Text when visitor.Listener.Speaks(ChatProtocols.Classic):
                if (!opened.IsPrompted)
                    await visitor.Stream.WriteAsync(Opening.Prompt);
                await OpenChatAsync(visitor, Entry.Classic);
                break;
            case Verdict.Text when visitor.Listener.Speaks(ChatProtocols.Irc):
                await OpenChatAsync(visitor, Entry.Irc);
                break;
            default:
                metrics.Refused(Refusals.Garbage);
                break;
        }
    }

    private async Task OpenChatAsync(Visitor visitor, Entry entry)
    {
        if (!visitor.IsSecure && !visitor.MayBePlain)
        {
            await RefuseAsync(visitor, Refusals.PlainText, "ERROR :Plain text is refused\r\n");
            return;
        }

        visitor.Bytes.StripTelnet();
        visitor.Lease.CountAs(entry == Entry.Classic ? "classic" : "irc");
        var transport = new SocketTransport(visitor.Socket, visitor.ToPeer(), visitor.Lease, time, logger);
        var connection = chat.Open(transport, entry);
        visitor.IsHandedOver = true;
        transport.Start(connection, visitor.Bytes.Span);
    }

    private async Task RefuseAsync(Visitor visitor, string reason, string text)
    {
        metrics.Refused(reason);
        await visitor.Stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        await new SocketOutput(visitor.Socket, time).CloseAsync(farewell: null);
    }

    private bool LogBug(Exception exception)
    {
        LogReceptionFailed(exception);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "A connection failed before its protocol was known")]
    private partial void LogReceptionFailed(Exception exception);
}
