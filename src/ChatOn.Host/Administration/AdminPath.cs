using System.Net.Sockets;

namespace ChatOn.Host.Administration;

/// <summary>Where the admin socket is: in the data folder, so that its folder's mode keeps others out as well as its own.</summary>
internal sealed class AdminPath : IDisposable
{
    private const string Name = "admin.sock";

    private readonly DirectoryInfo? _detour;

    private AdminPath(string path, DirectoryInfo? detour)
    {
        Address = new UnixDomainSocketEndPoint(path);
        _detour = detour;
    }

    /// <summary>What to bind or to connect to.</summary>
    public UnixDomainSocketEndPoint Address { get; }

    /// <summary>The socket's own path.</summary>
    public static string Of(string dataFolder) => Path.Combine(dataFolder, Name);

    /// <summary>
    /// An address for the socket. The kernel takes at most 107 bytes (unix(7)): a longer path is reached through a link of one's own in the
    /// temporary folder, which is needed only while binding or connecting.
    /// </summary>
    /// <exception cref="IOException">The path is too long, and no such link can be made.</exception>
    public static AdminPath Open(string dataFolder)
    {
        if (IsShortEnough(Of(dataFolder)))
            return new AdminPath(Of(dataFolder), detour: null);
        var detour = Directory.CreateTempSubdirectory("chaton-");
        try
        {
            var link = Path.Combine(detour.FullName, "data");
            if (!IsShortEnough(Path.Combine(link, Name)))
                throw new IOException($"The path '{Of(dataFolder)}' is too long for a socket, and so is that of the temporary folder (TMPDIR).");
            Directory.CreateSymbolicLink(link, dataFolder);
            return new AdminPath(Path.Combine(link, Name), detour);
        }
        catch (IOException)
        {
            detour.Delete(recursive: true);
            throw;
        }
    }

    public void Dispose() => _detour?.Delete(recursive: true);

    private static bool IsShortEnough(string path)
    {
        try
        {
            _ = new UnixDomainSocketEndPoint(path);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
