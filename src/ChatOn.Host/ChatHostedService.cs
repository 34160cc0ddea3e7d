using ChatOn.Server;
using ChatOn.Server.Loop;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host;

/// <summary>Gives the loop and the journal writer their threads, and starts and stops the chat.</summary>
/// <remarks>
/// Added before the listeners: the chat is up before they open, and at the stop they close first, then the chat says goodbye
/// (<see cref="StopAsync"/>), then last words are sent, then the threads end (<see cref="StoppedAsync"/>).
/// </remarks>
internal sealed partial class ChatHostedService(
    ChatServer chat, ChatLoop loop, JournalWriter writer, TimeProvider time, ILogger<ChatHostedService> logger) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // The loop looks for a store that hangs also when nobody wakes it.
    private readonly LoopThread _loopThread = new("chat loop", TimeSpan.FromMilliseconds(250), loop.RunTurn);
    private readonly LoopThread _journalThread = new("journal", TimeSpan.FromSeconds(1), writer.RunOnce);

    private bool _ended;

    /// <summary>Whether everything was stored at the stop.</summary>
    public bool IsDrained { get; private set; }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        loop.Awaken = _loopThread.Awaken;
        writer.Awaken = _journalThread.Awaken;
        chat.Start();
        _journalThread.Start();
        _loopThread.Start();
        return chat.Started.WaitAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await chat.StopAsync("The server is stopping").WaitAsync(Patience, time, cancellationToken);
            IsDrained = true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            LogNotDrained();
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, true))
            return;
        _loopThread.Dispose();
        _journalThread.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "The store does not answer: what was said last may not be stored")]
    private partial void LogNotDrained();
}
