using ChatOn.Client.Incoming;
using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.Sending;

/// <summary>In which conversation a command was typed, so that its answers stand there: by label, and where there are none for a few seconds.</summary>
internal sealed class Origins(ClientSession session)
{
    private const int Most = 200;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly Queue<string> _labels = [];
    private readonly Dictionary<string, Conversation> _byLabel = new(StringComparer.Ordinal);
    private Conversation? _last;
    private long _lastAt;

    /// <summary>Sends what was typed somewhere; null for nowhere.</summary>
    public void Send(Conversation? origin, ReadOnlySpan<KeyValuePair<string, string>> tags, string verb, params ReadOnlySpan<string> parameters)
    {
        (_last, _lastAt) = (origin, session.Time.GetTimestamp());
        if (!session.State.Capabilities.Has(Capability.LabeledResponse))
        {
            session.Send(Line.Of(tags, verb, parameters));
            return;
        }

        var label = session.NextLabel();
        if (origin is not null)
            Note(label, origin);
        session.Send(Line.Of([new("label", label), .. tags], verb, parameters));
    }

    /// <summary>Where the command was typed that is answered; null when it was none, or nowhere.</summary>
    public Conversation? Of(IncomingLine line)
    {
        if (line.Label is { } label)
            return _byLabel.GetValueOrDefault(label);
        return session.State.Capabilities.Has(Capability.LabeledResponse) || _last is null || session.Time.GetElapsedTime(_lastAt) > Soon ? null : _last;
    }

    public void Disconnected()
    {
        _labels.Clear();
        _byLabel.Clear();
        _last = null;
    }

    private void Note(string label, Conversation origin)
    {
        if (_labels.Count == Most)
            _byLabel.Remove(_labels.Dequeue());
        _labels.Enqueue(label);
        _byLabel[label] = origin;
    }
}
