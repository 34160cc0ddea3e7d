using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ChatOn.Host.Listening;
using ChatOn.Host.Transports;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ChatOn.Host.Http;

/// <summary>A connection that turned out to speak HTTP, as Kestrel wants it: what was read already comes first.</summary>
/// <remarks>
/// A loop pumps the stream into a pipe, so that the end of the peer is noticed also while nobody reads; it ends
/// <see cref="DefaultConnectionContext.ConnectionClosed"/>, which aborts requests that wait for something.
/// </remarks>
internal sealed class HttpConnection : DefaultConnectionContext
{
    private const int MinReadBytes = 4096;
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(2);
    private static readonly PipeOptions InputLimits = new(pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 32 * 1024, useSynchronizationContext: false);

    private readonly Visitor _visitor;
    private readonly TimeProvider _time;
    private readonly Pipe _input = new(InputLimits);
    private readonly CancellationTokenSource _closed = new();
    private readonly byte[] _first;
    private Task _pumping = Task.CompletedTask;

    public HttpConnection(Visitor visitor, TimeProvider time, string id)
        : base(id)
    {
        _visitor = visitor;
        _time = time;
        _first = visitor.Bytes.ToArrayAndClear();
        ConnectionClosed = _closed.Token;
        Transport = new DuplexPipe(_input.Reader, PipeWriter.Create(visitor.Stream, new StreamPipeWriterOptions(leaveOpen: true)));
        LocalEndPoint = visitor.Socket.LocalEndPoint;
        RemoteEndPoint = new IPEndPoint(visitor.Address, 0);
        Features.Set(visitor.Lease);
        Features.Set(new HttpPeer(visitor.Address, visitor.IsSecure, visitor.Listener));
        if (visitor.Tls is not null)
            Features.Set<ITlsConnectionFeature>(new TlsFeature());
    }

    /// <summary>Begins to read. Called once.</summary>
    public void Start() => _pumping = PumpAsync();

    public override void Abort(ConnectionAbortedException abortReason) => _visitor.Socket.Close(0);

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await Transport.Output.CompleteAsync();
            await Transport.Input.CompleteAsync();
            if (_visitor.Tls is { } tls)
                await tls.ShutdownAsync().WaitAsync(ShutdownTime, _time);
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException or TimeoutException)
        {
            // The peer is gone.
        }

        await new SocketOutput(_visitor.Socket, _visitor.Lease, _time).CloseAsync(farewell: null);
        await _pumping;
        _visitor.IsHandedOver = false;
        _visitor.Dispose();
        _closed.Dispose();
        await base.DisposeAsync();
    }

    private async Task PumpAsync()
    {
        try
        {
            await _input.Writer.WriteAsync(_first);
            while (await ReadOnceAsync())
            {
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The peer is gone, or the request has been answered and nobody reads any more.
        }

        await _input.Writer.CompleteAsync();
        await _closed.CancelAsync();
    }

    /// <returns>False when the peer has ended its side, or nobody reads any more.</returns>
    private async Task<bool> ReadOnceAsync()
    {
        // Waits without memory: a browser may keep the connection for long.
        _ = await _visitor.Stream.ReadAsync(Memory<byte>.Empty);
        int count = await _visitor.Stream.ReadAsync(_input.Writer.GetMemory(MinReadBytes));
        _input.Writer.Advance(count);
        return count > 0 && !(await _input.Writer.FlushAsync()).IsCompleted;
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Its presence makes the scheme https. Client certificates are not asked of browsers.</summary>
    private sealed class TlsFeature : ITlsConnectionFeature
    {
        public X509Certificate2? ClientCertificate { get; set; }

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(null);
    }
}
