using System.Net;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Listening;

/// <summary>
/// The addresses of WEBIRC gateways. A connection of theirs counts for nobody until it has said for whom it speaks: many people come
/// through one gateway. One that does not begin with WEBIRC counts for itself — https://ircv3.net/specs/extensions/webirc
/// </summary>
internal sealed class GatewayList(IOptions<HostOptions> options, ConnectionGate gate)
{
    private readonly NetworkList _gateways = new(options.Value.GatewaysFrom);

    public bool Has(IPAddress address) => _gateways.Contains(address);

    /// <summary>Counts a connection that speaks for nobody else.</summary>
    /// <returns>Why it is refused, or null.</returns>
    public string? Count(Visitor visitor)
    {
        if (!Has(visitor.Address) || visitor.Lease.Key is not null || SpeaksForAnother(visitor.Bytes.Span))
            return null;

        return gate.TryMove(visitor.Lease, visitor.Address, out string? refusal) ? null : refusal;
    }

    private static bool SpeaksForAnother(ReadOnlySpan<byte> first) =>
        first.Length >= "WEBIRC "u8.Length && Ascii.EqualsIgnoreCase(first[.."WEBIRC "u8.Length], "WEBIRC "u8) && !IsRequest(first);

    // HTTP knows no WEBIRC.
    private static bool IsRequest(ReadOnlySpan<byte> first)
    {
        var end = first.IndexOfAny((byte)'\r', (byte)'\n');
        var line = end < 0 ? first : first[..end];
        return line.EndsWith(" HTTP/1.1"u8) || line.EndsWith(" HTTP/1.0"u8);
    }
}
