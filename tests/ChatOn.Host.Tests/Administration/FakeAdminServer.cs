using System.Net.Sockets;
using ChatOn.Host.Administration;

namespace ChatOn.Host.Tests.Administration;

/// <summary>What listens on an admin socket and answers every request alike.</summary>
internal sealed class FakeAdminServer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public FakeAdminServer(string dataFolder, string answer)
    {
        _socket.Bind(new UnixDomainSocketEndPoint(AdminPath.Of(dataFolder)));
        _socket.Listen();
        Request = AnswerAsync(answer);
    }

    /// <summary>What it was asked first.</summary>
    public Task<string> Request { get; }

    public void Dispose() => _socket.Dispose();

    private async Task<string> AnswerAsync(string answer)
    {
        using var peer = await _socket.AcceptAsync();
        await using var stream = new NetworkStream(peer);
        using var reader = new StreamReader(stream);
        var request = await reader.ReadLineAsync();
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer));
        return request!;
    }
}
