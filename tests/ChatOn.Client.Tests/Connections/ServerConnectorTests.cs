using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatOn.Client.Connections;

namespace ChatOn.Client.Tests.Connections;

/// <summary>Connecting to a server that asks, in plain text, who is silent for a moment.</summary>
public sealed class ServerConnectorTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chaton-test-");

    public ServerConnectorTests() => _listener.Start();

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("ircs")]
    [InlineData("wss")]
    public async Task Whoever_was_asked_because_the_handshake_was_slow_tries_once_more(string scheme)
    {
        var connecting = ConnectAsync(scheme);
        await AskAsync();
        using var second = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var tls = new SslStream(second.GetStream());
        using var certificate = Certificate();
        await tls.AuthenticateAsServerAsync(certificate);
        if (scheme == "ircs")
        {
            await using var connection = await connecting;
            Assert.True(connection.Security.IsTls);
        }
        else
        {
            Assert.NotEqual(0, await tls.ReadAsync(new byte[1], TestContext.Current.CancellationToken));
            second.Close();
            await Assert.ThrowsAsync<IOException>(() => connecting);
        }
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_is_tried_no_third_time()
    {
        var connecting = ConnectAsync("ircs");
        await AskAsync();
        await AskAsync();
        await Assert.ThrowsAsync<IOException>(() => connecting);
        Assert.False(_listener.Pending());
    }

    private async Task AskAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        // The question, and behind it what begins an answer to the handshake.
        await client.GetStream().WriteAsync((byte[])[.. "NICK"u8, 0x16, 3, 3, 0, 122, 2, 0, 0, 118, 3, 3, .. new byte[32]], TestContext.Current.CancellationToken);
        // Nothing more is said until the other has closed, so that nothing is reset before it is read.
        await client.GetStream().CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
    }

    private Task<ILineConnection> ConnectAsync(string scheme)
    {
        Assert.True(ServerAddress.TryParse($"{scheme}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}", allowsPlainText: false, out var address, out var problem), problem);
        return new ServerConnector(address!, new KnownHosts(Path.Combine(_folder.FullName, "known_hosts")), TimeProvider.System).ConnectAsync(TestContext.Current.CancellationToken);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
