using ChatOn.Client;
using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Chatting;

/// <summary>One run of <c>chaton send</c>.</summary>
internal sealed class SendRun(Surroundings surroundings, ChatVisit visit, string target, TimeSpan patience)
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<int> RunAsync(IAsyncEnumerable<string> texts, CancellationToken cancellationToken)
    {
        var isRoom = target[0] is '#' or '&';
        await using var client = visit.Open(surroundings, isRoom ? target : null, reconnects: true);
        var said = new SaidLines(client, target);
        var running = client.RunAsync(cancellationToken);
        var watching = WatchAsync(client, said, cancellationToken);
        if (await Task.WhenAny(_entered.Task, running) == running || client.Failure is not null)
            throw Failures.Of(client, visit);
        var failure = await SayAllAsync(texts, said, running, cancellationToken);
        client.Post(session => session.Quit("sent"));
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(2), surroundings.Time, cancellationToken));
        if (running.IsCompleted)
            await watching;
        if (failure is null)
            return ExitCode.Success;
        await surroundings.Error.WriteLineAsync($"chaton: not sent: {SafeText.Line(failure.Reason)}");
        return failure.IsUncertain ? ExitCode.Unconfirmed : ExitCode.Failure;
    }

    private async Task<NotSaid?> SayAllAsync(IAsyncEnumerable<string> texts, SaidLines said, Task running, CancellationToken cancellationToken)
    {
        await foreach (var text in texts.WithCancellation(cancellationToken))
        {
            var saying = said.SayAsync(text);
            using var timeout = new CancellationTokenSource();
            var late = Task.Delay(patience, surroundings.Time, timeout.Token);
            var first = await Task.WhenAny(saying, running, late);
            await timeout.CancelAsync();
            if (first != saying)
                return new NotSaid($"{(first == late ? $"no answer within {patience.TotalSeconds:0} s" : "the connection has ended")}; it is not known whether it arrived", IsUncertain: true);
            if (await saying is { } failure)
                return failure;
        }

        return null;
    }

    // A first connection that fails is told at once; one that breaks later is made again.
    private async Task WatchAsync(ChatClient client, SaidLines said, CancellationToken cancellationToken)
    {
        await foreach (var happened in client.Events.WithCancellation(cancellationToken))
        {
            if (happened is ConnectionChanged { Phase: ConnectionPhase.Online })
                _entered.TrySetResult();
            else if (happened is ConnectionChanged { Phase: ConnectionPhase.Disconnected } && !_entered.Task.IsCompleted)
                client.Post(session => session.Quit(""));
            else if (happened is MessageChanged { Change: MessageChange.Sent or MessageChange.Failed } change)
                said.Changed(change.Message);
        }
    }
}
