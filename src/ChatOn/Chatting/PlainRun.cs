using ChatOn.Client;
using ChatOn.Client.Slash;
using ChatOn.Client.State;

namespace ChatOn.Chatting;

/// <summary>One run of <c>chaton join --plain</c>: lines in, lines out.</summary>
internal sealed class PlainRun(Surroundings surroundings, ChatVisit visit, string target)
{
    private const int History = 20;

    private Conversation? _current;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var isRoom = target[0] is '#' or '&';
        await using var client = visit.Open(surroundings, isRoom ? target : null, reconnects: true, history: History);
        var printer = new PlainPrinter(surroundings.Output, surroundings.Time);
        client.Post(session => _current = session.OpenConversation(target));
        var running = client.RunAsync(cancellationToken);
        var typing = Task.Run(() => TypeAsync(client, printer, cancellationToken), cancellationToken);
        var wasOnline = false;
        await foreach (var happened in client.Events.WithCancellation(cancellationToken))
        {
            printer.Print(happened);
            wasOnline |= printer.IsOnline;
            // A server that is not there at all is a mistake to be told, not a break to be waited for.
            if (!wasOnline && printer.HasBroken)
                client.Post(session => session.Quit(""));
        }

        await running;
        if (typing.IsCompleted)
            await typing;
        return client.End == ClientEnd.Left && wasOnline ? ExitCode.Success : throw Failures.Of(client, visit);
    }

    // The end of what is typed ends the visit, once all of it is confirmed.
    private async Task TypeAsync(ChatClient client, PlainPrinter printer, CancellationToken cancellationToken)
    {
        while (await surroundings.Input.ReadLineAsync(cancellationToken) is { } line)
        {
            var taken = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!client.Post(session => taken.SetResult(Take(session, line))))
                return;
            if (await taken.Task.WaitAsync(cancellationToken) is { } answer)
                printer.Tell(answer);
        }

        await printer.AllSaidAsync(client, cancellationToken);
        client.Post(session => session.Quit(""));
    }

    private string? Take(ClientSession session, string line)
    {
        var outcome = SlashTable.Run(session, _current, line);
        _current = outcome.Next ?? _current;
        return outcome.Text;
    }
}
