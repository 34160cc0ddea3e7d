using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ChatOn.Client.Connections;

/// <summary>Connects to a server over TCP, TLS or a WebSocket.</summary>
/// <param name="certificate">The client's own, with its key; null for none.</param>
public sealed class ServerConnector(ServerAddress address, KnownHosts knownHosts, TimeProvider time, X509Certificate2? certificate = null) : IConnector
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Server => address.ToString();

    // One server has one key, whatever is spoken over it.
    private string PinnedAs => $"{address.Host}:{address.Port}";

    public async Task<ILineConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var trust = new ServerTrust(knownHosts, PinnedAs);
        try
        {
            return await ConnectAsync(trust, isFirst: true, either.Token);
        }
        catch (Exception exception) when (trust.Problem is not null)
        {
            throw new TrustException(trust.Problem, exception);
        }
        catch (OperationCanceledException exception) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException("it does not answer", exception);
        }
        catch (Exception exception) when (exception is SocketException or WebSocketException or AuthenticationException)
        {
            throw new IOException((exception.InnerException ?? exception).Message, exception);
        }
    }

    private async Task<ILineConnection> ConnectAsync(ServerTrust trust, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await (address.IsWebSocket ? ConnectWebSocketAsync(trust, cancellationToken) : ConnectStreamAsync(trust, cancellationToken));
        }
        catch (Exception exception) when (isFirst && trust.Problem is null && MayHaveBeenAsked(exception))
        {
            return await ConnectAsync(trust, isFirst: false, cancellationToken);
        }
    }

    // On its own machine a server asks who connects and is silent for a moment, in plain text. A process that has only just begun can take that long
    // to prepare its first handshake, and no longer for the second.
    private bool MayHaveBeenAsked(Exception exception) =>
        address is { IsTls: true, IsLoopback: true } && (exception is AuthenticationException || (exception.InnerException is { } inner && MayHaveBeenAsked(inner)));

    private async Task<ILineConnection> ConnectStreamAsync(ServerTrust trust, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            if (!address.IsTls)
                return new StreamConnection(socket, stream, Security(trust));
            var tls = new SslStream(stream);
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = address.Host,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    RemoteCertificateValidationCallback = (_, theirs, _, errors) => trust.Check(theirs, errors),
                    ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, null, offline: true),
                },
                cancellationToken);
            return new StreamConnection(socket, tls, Security(trust));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<ILineConnection> ConnectWebSocketAsync(ServerTrust trust, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.AddSubProtocol(WebSocketConnection.Subprotocol);
            socket.Options.RemoteCertificateValidationCallback = (_, theirs, _, errors) => trust.Check(theirs, errors);
            if (certificate is not null)
                socket.Options.ClientCertificates.Add(certificate);
            await socket.ConnectAsync(new Uri(address.ToString()), cancellationToken);
            if (socket.SubProtocol != WebSocketConnection.Subprotocol)
                throw new IOException("it does not speak IRC over this WebSocket");
            return new WebSocketConnection(socket, Security(trust));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private ConnectionSecurity Security(ServerTrust trust) => address.IsTls
        ? new ConnectionSecurity(IsTls: true, address.IsLoopback, trust.Binding, trust.Trust, trust.NewKey)
        : new ConnectionSecurity(IsTls: false, address.IsLoopback, default, address.IsLoopback ? "not encrypted, this machine" : "NOT ENCRYPTED");
}
