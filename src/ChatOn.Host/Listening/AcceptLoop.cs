using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Listening;

/// <summary>Accepts connections on one listening socket until it is stopped, whatever a single accept says.</summary>
internal sealed partial class AcceptLoop(
    Socket socket, BoundListener listener, ConnectionGate gate, Reception reception, ProxyIntroduction proxies, GatewayList gateways, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);
    private static readonly byte[] PoliteNo = "ERROR :Too many connections, try again later\r\n"u8.ToArray();

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var accepted = await socket.AcceptAsync(stopping);
                Receive(accepted, stopping);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
            {
                // The peer left before it was accepted.
            }
            catch (SocketException e)
            {
                // No more file descriptors, buffers, ...: those who are here go on, and some of them will leave.
                LogAcceptFailed(e.Message);
                await Task.Delay(PauseAfterFailure, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Receive(Socket accepted, CancellationToken stopping)
    {
        try
        {
            var address = ((IPEndPoint)accepted.RemoteEndPoint!).Address;
            Prepare(accepted);
            var lease = gate.TryEnter(accepted, proxies.Trusts(address) || gateways.Has(address) ? null : address, out string? refusal);
            if (lease is not null)
                _ = reception.ReceiveAsync(accepted, listener, lease, address, stopping);
            else
                Refuse(accepted, refusal!);
        }
        catch (SocketException)
        {
            accepted.Dispose();
        }
    }

    private static void Prepare(Socket socket)
    {
        socket.Blocking = false;
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 120);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 30);
    }

    // Nothing is waited for: who comes too often must not cost more than this.
    private void Refuse(Socket socket, string reason)
    {
        gate.Metrics.Refused(reason);
        socket.Send(PoliteNo, SocketFlags.None, out _);
        socket.Shutdown(SocketShutdown.Both);
        socket.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "Accepting a connection failed: {Reason}")]
    private partial void LogAcceptFailed(string reason);
}
