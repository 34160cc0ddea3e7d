using System.Net.Sockets;

namespace ChatOn.Host.Transports;

/// <summary>Why a connection ended, in the words of a QUIT message.</summary>
internal static class CloseReason
{
    public const string Closed = "Connection closed";

    public static string Of(SocketError error) => error switch
    {
        SocketError.Success or SocketError.OperationAborted => Closed,
        SocketError.ConnectionReset => "Read error: Connection reset by peer",
        SocketError.TimedOut => "Read error: Connection timed out",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "Read error: No route to host",
        _ => $"Read error: {error}",
    };
}
