using System.Net.Sockets;

namespace ChatOn.Host.Listening;

/// <summary>An address cannot be listened on. The message says which, why, and what to do.</summary>
public sealed class ListenException : IOException
{
    public ListenException()
    {
    }

    public ListenException(string message)
        : base(message)
    {
    }

    public ListenException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether somebody else has the port.</summary>
    public bool PortInUse => (InnerException as SocketException)?.SocketErrorCode == SocketError.AddressAlreadyInUse;

    internal static ListenException Of(string address, SocketException cause) => new(
        cause.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse =>
                $"Cannot listen on {address}: the port is in use. Stop what is using it, or choose another, e.g. --listen localhost:5556",
            SocketError.AccessDenied =>
                $"Cannot listen on {address}: not permitted. Ports below 1024 need a privilege; choose a higher one, e.g. --listen localhost:5555",
            SocketError.AddressNotAvailable =>
                $"Cannot listen on {address}: this machine has no such address",
            _ => $"Cannot listen on {address}: {cause.Message}",
        },
        cause);
}
