using System.Buffers.Binary;
using System.Net.Sockets;

namespace ChatOn.Host.Administration;

/// <summary>Who is at the other end of the admin socket, as the kernel says: SO_PEERCRED of unix(7).</summary>
internal static class AdminPeer
{
    private const int SolSocket = 1;
    private const int SoPeerCred = 17;
    private const uint Root = 0;

    /// <summary>
    /// Whether a peer is the user that the server runs as, or root, who may read the data folder anyway. The socket's mode says the same;
    /// this holds also where somebody has changed it. Elsewhere than on Linux the modes alone keep others out.
    /// </summary>
    public static bool IsOwner(Socket listener, Socket peer) =>
        !OperatingSystem.IsLinux() || UserOf(peer) is var user && (user == UserOf(listener) || user == Root);

    // struct ucred { pid_t pid; uid_t uid; gid_t gid; }: of a listening socket, of who listens.
    private static uint UserOf(Socket socket)
    {
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials);
        return BitConverter.IsLittleEndian
            ? BinaryPrimitives.ReadUInt32LittleEndian(credentials[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(credentials[4..]);
    }
}
