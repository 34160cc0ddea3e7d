using System.Net;
using System.Net.Sockets;

namespace ChatOn.Host.Listening;

/// <summary>Opens the listening sockets of one configured listener.</summary>
internal static class ListeningSockets
{
    private const int Backlog = 4096;
    private const int MaxPortAttempts = 10;

    /// <exception cref="ListenException">Somebody else has the port, or there is no such address.</exception>
    public static (BoundListener Listener, IReadOnlyList<Socket> Sockets) Open(ListenerOptions options)
    {
        if (!ListenAddress.TryParse(options.Address, out var address))
            throw new ListenException($"Cannot listen on {options.Address}: it is not an address with a port, e.g. localhost:5555");

        for (int attempt = 1; ; attempt++)
        {
            var sockets = new List<Socket>();
            try
            {
                OpenAll(address, sockets);
                return (new BoundListener(options, [.. sockets.Select(s => (IPEndPoint)s.LocalEndPoint!)]), sockets);
            }
            catch (SocketException e)
            {
                foreach (var socket in sockets)
                    socket.Dispose();

                // A free port of the first address may be taken on the second.
                if (address.Port != 0 || e.SocketErrorCode != SocketError.AddressAlreadyInUse || attempt == MaxPortAttempts)
                    throw ListenException.Of(options.Address, e);
            }
        }
    }

    private static void OpenAll(ListenAddress address, List<Socket> sockets)
    {
        int port = address.Port;
        SocketException? missing = null;
        foreach (var ip in address.Addresses)
        {
            try
            {
                sockets.Add(Open(new IPEndPoint(ip, port)));
                port = ((IPEndPoint)sockets[^1].LocalEndPoint!).Port;
            }
            catch (SocketException e) when (IsMissing(e) && address.Addresses.Count > 1)
            {
                // A machine without IPv6 (or without IPv4) listens on what it has.
                missing = e;
            }
        }

        if (sockets.Count == 0)
            throw missing!;
    }

    private static bool IsMissing(SocketException e) => e.SocketErrorCode
        is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported or SocketError.ProtocolNotSupported or SocketError.OperationNotSupported;

    private static Socket Open(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = false;
            socket.Bind(endPoint);
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
