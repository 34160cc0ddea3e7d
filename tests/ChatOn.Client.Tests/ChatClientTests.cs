using System.Collections.Concurrent;
using ChatOn.Client.Connections;

namespace ChatOn.Client.Tests;

/// <summary>The loop that runs a client over connections.</summary>
public sealed class ChatClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Cancelled_it_ends_also_where_all_of_it_runs_on_one_thread()
    {
        var connector = new SilentConnector();
        await using var client = new ChatClient(new ClientOptions { Nick = "me" }, connector, TimeProvider.System, () => 0);
        using var stop = new CancellationTokenSource();
        var run = OneThread.RunAsync(() => client.RunAsync(stop.Token));
        await connector.IsConnected.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await run.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Disposing_of_it_waits_until_it_has_ended()
    {
        var connector = new SilentConnector();
        var client = new ChatClient(new ClientOptions { Nick = "me" }, connector, TimeProvider.System, () => 0);
        var run = client.RunAsync(CancellationToken.None);
        await connector.IsConnected.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await client.DisposeAsync();
        Assert.True(run.IsCompletedSuccessfully);
        Assert.True(connector.IsClosed);
    }

    /// <summary>A server that takes everything and says nothing.</summary>
    private sealed class SilentConnector : IConnector, ILineConnection
    {
        private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Server => "silent";

        public ConnectionSecurity Security => Script.Plain;

        public Task IsConnected => _connected.Task;

        public bool IsClosed { get; private set; }

        public Task<ILineConnection> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ILineConnection>(this);

        public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
        {
            _connected.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return null;
        }

        public ValueTask SendAsync(IReadOnlyList<byte[]> lines, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync()
        {
            IsClosed = true;
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Continues everything on one thread, as a screen does.</summary>
    private sealed class OneThread : SynchronizationContext
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _waiting = [];

        public static Task RunAsync(Func<Task> work)
        {
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var thread = new Thread(() =>
            {
                var context = new OneThread();
                SetSynchronizationContext(context);
                _ = work().ContinueWith(_ => context._waiting.CompleteAdding(), TaskScheduler.Default);
                foreach (var (callback, state) in context._waiting.GetConsumingEnumerable())
                    callback(state);
                ended.SetResult();
            })
            {
                IsBackground = true,
            };
            thread.Start();
            return ended.Task;
        }

        public override void Post(SendOrPostCallback d, object? state) => _waiting.Add((d, state));
    }
}
