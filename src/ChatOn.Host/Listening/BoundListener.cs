using System.Net;

namespace ChatOn.Host.Listening;

/// <summary>A listener that is listening.</summary>
/// <param name="Options">As configured.</param>
/// <param name="EndPoints">The addresses with their true port.</param>
public sealed record BoundListener(ListenerOptions Options, IReadOnlyList<IPEndPoint> EndPoints)
{
    public int Port => EndPoints[0].Port;

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => EndPoints.All(e => IPAddress.IsLoopback(e.Address));

    internal bool Speaks(ChatProtocols protocol) => (Options.Protocols & protocol) != ChatProtocols.None;
}
