using System.Net;
using System.Text;
using ChatOn.Host.Transports;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Listening;

/// <summary>Sends away connections that are not let in, with a word in their own protocol.</summary>
internal sealed class Farewells(HostMetrics metrics, IOptions<HostOptions> options, TimeProvider time)
{
    private const string HttpRefusal = "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Counts somebody who cannot be told anything.</summary>
    public void Count(string reason) => metrics.Refused(reason);

    public Task SendAwayAsync(Visitor visitor, string reason) => SayAsync(visitor, reason, reason switch
    {
        Refusals.TooManyFromAddress or Refusals.TooFast => $"ERROR :{Refusals.TextOf(reason)}\r\n",
        _ => "",
    });

    public Task SendAwayAsync(Visitor visitor, Opened opened) => opened.Verdict switch
    {
        Verdict.Http when opened.IsPrompted => SayAsync(visitor, Refusals.HttpAfterPrompt, ""),
        Verdict.Http => SayAsync(visitor, Refusals.NotSpokenHere, HttpRefusal),
        Verdict.Irc => SayAsync(visitor, Refusals.NotSpokenHere, "ERROR :IRC is not spoken on this port\r\n"),
        Verdict.Text => SayAsync(visitor, Refusals.NotSpokenHere, "This port is for browsers only.\r\n"),
        Verdict.Tls => SayAsync(visitor, Refusals.NotSpokenHere, ""),
        Verdict.TooLong => SayAsync(visitor, Refusals.LineTooLong, "ERROR :Your first line is too long\r\n"),
        Verdict.TimedOut when opened.IsPrompted => SayAsync(visitor, Refusals.TimedOut, "\r\nYou were silent for too long. Goodbye!\r\n"),
        Verdict.TimedOut => SayAsync(visitor, Refusals.TimedOut, "ERROR :Closing link: registration timed out\r\n"),
        Verdict.Gone => Task.CompletedTask,
        _ => SayAsync(visitor, Refusals.Garbage, ""),
    };

    /// <summary>Plain text from another machine: says how to come in instead.</summary>
    public Task RefusePlainTextAsync(Visitor visitor, ChatProtocols protocol)
    {
        var local = (IPEndPoint)visitor.Socket.LocalEndPoint!;
        int strict = options.Value.Tls.StrictTransportSecurity.Port;
        string host = options.Value.PublicNames is [var name, ..] ? name : new IPEndPoint(Unmap(local.Address), 0).ToString()[..^2];
        string upgrade = strict > 0 && AsksForCapabilities(visitor.Bytes.Span) ? $"CAP * LS :sts=port={strict}\r\n" : "";
        return SayAsync(visitor, Refusals.PlainText, protocol == ChatProtocols.Irc
            ? $"{upgrade}ERROR :Plain text is not accepted from other machines; connect to {host} port {(strict > 0 ? strict : local.Port)} with TLS\r\n"
            : $"Plain text is not accepted from other machines. Use: openssl s_client -connect {host}:{local.Port} -quiet\r\n");
    }

    // "CAP LS 302" or later: who asks like that knows capabilities with values, and so may know https://ircv3.net/specs/extensions/sts
    private static bool AsksForCapabilities(ReadOnlySpan<byte> first)
    {
        int end = first.IndexOf((byte)'\n');
        var words = Encoding.UTF8.GetString(end < 0 ? first : first[..end]).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [var cap, var ls, var version] && cap.Equals("CAP", StringComparison.OrdinalIgnoreCase)
            && ls.Equals("LS", StringComparison.OrdinalIgnoreCase) && int.TryParse(version, out int number) && number >= 302;
    }

    private static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private async Task SayAsync(Visitor visitor, string reason, string text)
    {
        metrics.Refused(reason);
        using var deadline = new CancellationTokenSource(WriteTimeout, time);
        if (text.Length > 0)
            await visitor.Stream.WriteAsync(Encoding.UTF8.GetBytes(text), deadline.Token);
        if (visitor.Tls is not null)
            await visitor.Tls.ShutdownAsync().WaitAsync(deadline.Token);
        await new SocketOutput(visitor.Socket, visitor.Lease, time).CloseAsync(farewell: null);
    }
}
