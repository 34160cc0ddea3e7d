using ChatOn.Client;
using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Chatting;

/// <summary>One run of <c>chaton tail</c>.</summary>
internal sealed class TailRun(Surroundings surroundings, ChatVisit visit, string room, bool json, int? count, bool once)
{
    private int _printed;
    private bool _wasOnline;
    private bool _isDone;
    private string? _refusal;

    public async Task<int> RunAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await using var client = visit.Open(surroundings, room, reconnects: true, since: since);
        var running = client.RunAsync(cancellationToken);
        await foreach (var happened in client.Events.WithCancellation(cancellationToken))
        {
            await TakeAsync(client, happened);
            _isDone |= _printed >= count;
            if (_isDone || _refusal is not null)
                client.Post(session => session.Quit(""));
        }

        await running;
        if (_refusal is not null)
            throw new ChatException(ExitCode.Failure, SafeText.Line(_refusal));
        return _isDone ? ExitCode.Success : throw Failures.Of(client, visit);
    }

    private async Task TakeAsync(ChatClient client, ClientEvent happened)
    {
        switch (happened)
        {
            case MessageAdded { Conversation: Room } added when !_isDone:
                await surroundings.Output.WriteLineAsync(json ? MessageJson.Of(added.Conversation, added.Message) : MessageLine.Of(added.Message, surroundings.Time));
                await surroundings.Output.FlushAsync();
                _printed++;
                break;
            case ConnectionChanged { Phase: ConnectionPhase.Online }:
                _wasOnline = true;
                break;
            case ConnectionChanged { Phase: ConnectionPhase.Disconnected } change when !_isDone && _refusal is null:
                if (_wasOnline)
                    await surroundings.Error.WriteLineAsync($"chaton: {SafeText.Line(change.Text)}");
                else
                    client.Post(session => session.Quit(""));
                break;
            case HistoryLoaded loaded:
                if (loaded.Conversation.HasGap)
                    await surroundings.Error.WriteLineAsync("chaton: something may be missing that was said during the break");
                _isDone |= once;
                break;
            case ServerSaid { IsError: true } said when string.Equals(said.Target, room, StringComparison.OrdinalIgnoreCase):
                _refusal = said.Text;
                break;
        }
    }
}
