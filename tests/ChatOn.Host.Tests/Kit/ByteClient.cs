using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ChatOn.Host.Tests.Kit;

/// <summary>A client that says and hears bytes, over a socket or TLS over it.</summary>
internal sealed class ByteClient : IDisposable
{
    private ByteClient(Socket socket)
    {
        Socket = socket;
        Stream = new NetworkStream(socket, ownsSocket: true);
    }

    public Socket Socket { get; }

    public Stream Stream { get; set; }

    public static async Task<ByteClient> ConnectAsync(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endPoint).Guarded();
        return new ByteClient(socket);
    }

    /// <summary>Goes on in TLS; any certificate will do.</summary>
    public async Task<SslStream> SecureAsync(SslClientAuthenticationOptions? options = null)
    {
        options ??= new SslClientAuthenticationOptions();
        options.TargetHost ??= "localhost";
        options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        var tls = new SslStream(Stream);
        await tls.AuthenticateAsClientAsync(options).Guarded();
        Stream = tls;
        return tls;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] bytes) => Stream.WriteAsync(bytes).AsTask().Guarded();

    /// <summary>Exactly so many bytes.</summary>
    public async Task<byte[]> ReadBytesAsync(int count)
    {
        byte[] bytes = new byte[count];
        await Stream.ReadExactlyAsync(bytes).AsTask().Guarded();
        return bytes;
    }

    public async Task<string> ReadAsync(int count) => Encoding.UTF8.GetString(await ReadBytesAsync(count));

    /// <summary>Fails unless the next bytes are these.</summary>
    public async Task ExpectsAsync(string text) => Assert.Equal(text, await ReadAsync(Encoding.UTF8.GetByteCount(text)));

    /// <summary>Everything until the server ends its side (or resets).</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var all = new MemoryStream();
        try
        {
            await Stream.CopyToAsync(all).Guarded();
        }
        catch (IOException)
        {
            // A reset is an end too.
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    /// <summary>Ends this side only.</summary>
    public void HalfClose() => Socket.Shutdown(SocketShutdown.Send);

    /// <summary>Goes away as a crashed machine's network would say it.</summary>
    public void Reset() => Socket.Close(0);

    public void Dispose() => Stream.Dispose();
}
