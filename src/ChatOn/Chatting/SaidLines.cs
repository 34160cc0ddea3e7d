using ChatOn.Client;
using ChatOn.Client.State;

namespace ChatOn.Chatting;

/// <summary>Says one thing after the other, and tells what the server made of each.</summary>
internal sealed class SaidLines(ChatClient client, string target)
{
    private readonly Lock _gate = new();
    private readonly List<Message> _open = [];
    private TaskCompletionSource<NotSaid?> _done = new();
    private NotSaid? _failure;

    /// <summary>Says something and waits until all of it is confirmed, or some of it has failed.</summary>
    /// <returns>Why it was not said; null when it was.</returns>
    public Task<NotSaid?> SayAsync(string text)
    {
        lock (_gate)
            (_done, _failure) = (new TaskCompletionSource<NotSaid?>(TaskCreationOptions.RunContinuationsAsynchronously), null);
        return client.Post(session => Begin(session.Say(target, text))) ? _done.Task : Task.FromResult<NotSaid?>(new NotSaid("the client has ended", IsUncertain: false));
    }

    /// <summary>A message of one's own has changed.</summary>
    public void Changed(Message message)
    {
        lock (_gate)
        {
            if (!_open.Remove(message))
                return;
            _failure ??= FailureOf(message);
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
                _done.TrySetResult(messages.Select(FailureOf).FirstOrDefault(failure => failure is not null));
        }
    }

    private static NotSaid? FailureOf(Message message) => message.Failure is { } reason ? new NotSaid(reason, message.IsUncertain) : null;
}
