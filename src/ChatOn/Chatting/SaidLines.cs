using ChatOn.Client;
using ChatOn.Client.State;

namespace ChatOn.Chatting;

/// <summary>Says one thing after the other, and tells what the server made of each.</summary>
internal sealed class SaidLines(ChatClient client, string target)
{
    private readonly Lock _gate = new();
    private readonly List<Message> _open = [];
    private TaskCompletionSource<string?> _done = new();
    private string? _failure;

    /// <summary>Says something and waits until all of it is confirmed, or some of it has failed.</summary>
    /// <returns>Why it was not said; null when it was.</returns>
    public Task<string?> SayAsync(string text)
    {
        lock (_gate)
            (_done, _failure) = (new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously), null);
        return client.Post(session => Begin(session.Say(target, text))) ? _done.Task : Task.FromResult<string?>("the client has ended");
    }

    /// <summary>A message of one's own has changed.</summary>
    public void Changed(Message message)
    {
        lock (_gate)
        {
            if (!_open.Remove(message))
                return;
            _failure ??= message.Failure;
            if (_open.Count == 0)
                _done.TrySetResult(_failure);
        }
    }

    private void Begin(IReadOnlyList<Message> messages)
    {
        lock (_gate)
        {
            _open.AddRange(messages.Where(message => message.Status == MessageStatus.Sending));
            if (_open.Count == 0)
                _done.TrySetResult(messages.FirstOrDefault(message => message.Failure is not null)?.Failure);
        }
    }
}
