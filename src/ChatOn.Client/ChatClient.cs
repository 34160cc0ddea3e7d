using System.Security.Cryptography;
using System.Threading.Channels;
using ChatOn.Client.Connections;
using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client;

/// <summary>
/// A client that runs: it connects, stays connected, and tells what happens. All state is touched by one loop; others ask it by
/// <see cref="Post"/>.
/// </summary>
/// <param name="random">From 0 to below 1; spreads reconnections.</param>
public sealed class ChatClient(ClientOptions options, IConnector connector, TimeProvider time, Func<double> random) : IAsyncDisposable
{
    private const int MostWaiting = 1_000;

    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ClientSession _session = new(options, time, () => RandomNumberGenerator.GetHexString(24, lowercase: true));
    private readonly Channel<Action<ClientSession>> _wishes = Channel.CreateBounded<Action<ClientSession>>(MostWaiting);
    private readonly Channel<ClientEvent> _events = Channel.CreateBounded<ClientEvent>(MostWaiting);
    private readonly Reconnect _reconnect = new(random);
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    /// <summary>Whether a lost connection is made again. The first one is tried once where it is not.</summary>
    public bool Reconnects { get; init; } = true;

    /// <summary>What happens, in order. Whoever does not read it holds the connection up.</summary>
    public IAsyncEnumerable<ClientEvent> Events => _events.Reader.ReadAllAsync();

    /// <summary>Why it is over, in words; null after a <see cref="ClientSession.Quit"/>.</summary>
    public string? Failure { get; private set; }

    /// <summary>How it ended, for who decides what to do next.</summary>
    public ClientEnd End { get; private set; }

    /// <summary>Has the loop do something.</summary>
    public bool Post(Action<ClientSession> wish) => _wishes.Writer.TryWrite(wish);

    /// <summary>Says something as soon as that can be.</summary>
    public bool Say(string target, string text) => Post(session => session.Say(target, text));

    /// <summary>Runs until it is over: after a QUIT, when a person has to decide something, or when it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => _run = RunToEndAsync(cancellationToken);

    /// <summary>Ends it, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // A run that is held up, by whoever does not read the events, must not hold up its owner.
        await Task.WhenAny(_run, Task.Delay(Patience, time, CancellationToken.None));
        _stop.Dispose();
    }

    private async Task RunToEndAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        try
        {
            do
            {
                await VisitAsync(either.Token);
            }
            while (!_session.IsOver && Reconnects && await WaitAsync(either.Token));
            Failure ??= _session.EndReason;
            End = _session.IsOver && _session.EndReason is not null ? ClientEnd.Refused : Failure is null ? ClientEnd.Left : ClientEnd.Unreachable;
        }
        catch (TrustException exception)
        {
            (Failure, End) = (exception.Message, ClientEnd.Untrusted);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // That is how it is ended.
        }
        finally
        {
            _wishes.Writer.TryComplete();
            _events.Writer.TryComplete();
        }
    }

    private async Task VisitAsync(CancellationToken cancellationToken)
    {
        _session.Connecting(connector.Server);
        await FlushAsync(null, cancellationToken);
        try
        {
            await using var connection = await connector.ConnectAsync(cancellationToken);
            _session.Connected(connection.Security);
            await TalkAsync(connection, cancellationToken);
            Failure = _session.EndReason;
            _session.Disconnected("the server has closed the connection");
        }
        catch (IOException exception)
        {
            Failure = _session.EndReason ?? (_session.IsOver ? null : exception.Message);
            _session.Disconnected(exception.Message);
        }

        await FlushAsync(null, cancellationToken);
    }

    private async Task TalkAsync(ILineConnection connection, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TickEvery, time);
        using var visit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = connection.ReadAsync(visit.Token).AsTask();
        var ticking = timer.WaitForNextTickAsync(visit.Token).AsTask();
        var wishing = _wishes.Reader.WaitToReadAsync(visit.Token).AsTask();
        var began = time.GetTimestamp();
        try
        {
            while (_session.EndReason is null)
            {
                await FlushAsync(connection, cancellationToken);
                await Task.WhenAny(reading, ticking, wishing);
                // Where all runs on one thread, what is cancelled needs the thread to say so.
                cancellationToken.ThrowIfCancellationRequested();
                if (reading.IsCompleted)
                {
                    if (await reading is not { } line)
                        return;
                    _session.Receive(line.Span);
                    reading = connection.ReadAsync(visit.Token).AsTask();
                }

                if (ticking.IsCompleted)
                {
                    _session.Tick();
                    ticking = timer.WaitForNextTickAsync(visit.Token).AsTask();
                }

                if (wishing.IsCompleted && _wishes.Reader.TryRead(out var wish))
                    wish(_session);
                if (wishing.IsCompleted)
                    wishing = _wishes.Reader.WaitToReadAsync(visit.Token).AsTask();
                if (_session.State.Phase == ConnectionPhase.Online && time.GetElapsedTime(began) >= Reconnect.Lasting)
                    _reconnect.Succeeded();
            }

            // A word about why it ends may be on its way out.
            await FlushAsync(connection, cancellationToken);
        }
        finally
        {
            await visit.CancelAsync();
            await Task.WhenAll(EndQuietlyAsync(reading), EndQuietlyAsync(ticking), EndQuietlyAsync(wishing));
        }
    }

    /// <summary>Waits for the next try; what is wished meanwhile is done.</summary>
    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _reconnect.Next();
        _session.Raise(new ConnectionChanged(ConnectionPhase.Disconnected, $"trying again in {Math.Ceiling(wait.TotalSeconds)} s", wait));
        await FlushAsync(null, cancellationToken);
        using var wake = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, wake.Token);
        try
        {
            while (!_session.IsOver && await _wishes.Reader.WaitToReadAsync(either.Token))
            {
                while (_wishes.Reader.TryRead(out var wish))
                    wish(_session);
                await FlushAsync(null, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It is time.
        }

        return !_session.IsOver;
    }

    private async Task FlushAsync(ILineConnection? connection, CancellationToken cancellationToken)
    {
        List<byte[]> lines = [];
        while (connection is not null && _session.TryTakeLine(out var line))
            lines.Add(line);
        if (lines.Count > 0)
            await connection!.SendAsync(lines, cancellationToken);
        while (_session.TryTakeEvent(out var happened))
            await _events.Writer.WriteAsync(happened, cancellationToken);
    }

    private static async Task EndQuietlyAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The visit is over.
        }
    }
}
