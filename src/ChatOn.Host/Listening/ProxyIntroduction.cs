using System.Net;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Listening;

/// <summary>Lets a trusted proxy say for whom it speaks, and counts the connection for that address.</summary>
/// <remarks>
/// From a trusted address a header may come, it need not: the same machine may run a proxy and people who connect directly. A header
/// comes at once; who is silent has none.
/// </remarks>
internal sealed class ProxyIntroduction(IOptions<HostOptions> options, ConnectionGate gate, GatewayList gateways, TimeProvider time)
{
    private static readonly TimeSpan HeaderTimeout = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _silence = TimeSpan.FromMilliseconds(options.Value.ClassicSilenceMilliseconds);
    private readonly NetworkList _proxies = new(options.Value.ProxyProtocolFrom);

    public bool Trusts(IPAddress address) => _proxies.Contains(address);

    /// <returns>Why the connection is refused, or null.</returns>
    public async Task<string?> ReadAsync(Visitor visitor, CancellationToken stopping)
    {
        ProxyHeader header;
        ProxyLook look;
        while ((look = ProxyHeader.TryRead(visitor.Bytes.Span, out header)) == ProxyLook.Undecided)
        {
            if (!await ReadMoreAsync(visitor, stopping))
                break;
        }

        // A header that stops in its middle must not end as somebody's first line.
        if (look == ProxyLook.Invalid || (look == ProxyLook.Undecided && visitor.Bytes.Length > "\r\n\r\n"u8.Length))
            return Refusals.ProxyHeader;

        if (look == ProxyLook.Found)
        {
            visitor.Bytes.Skip(header.Length);
            visitor.Address = header.Address ?? visitor.Address;
            visitor.IsSecure = header.Address is not null && (header.IsTls || visitor.Listener.Options.ProxiesEndTls);
        }

        // A gateway's connection counts for whom it speaks for.
        if (gateways.Has(visitor.Address))
            return null;
        return gate.TryMove(visitor.Lease, visitor.Address, out string? refusal) ? null : refusal;
    }

    /// <returns>False when nothing comes.</returns>
    private async Task<bool> ReadMoreAsync(Visitor visitor, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(visitor.Bytes.Length == 0 ? _silence : HeaderTimeout, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            return await visitor.Bytes.ReadFromAsync(visitor.Stream, ProxyHeader.MaxBytes, deadline.Token) > 0;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return false;
        }
    }
}
