using ChatOn.Server;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Listening;

/// <summary>The way into the chat, until it is shut: who came in after the chat said goodbye to all would never be told.</summary>
internal sealed class ChatDoor(IChatServer chat)
{
    private readonly Lock _gate = new();
    private bool _isShut;

    /// <returns>Null when the server stops.</returns>
    public IConnection? TryOpen(ITransport transport, Entry entry)
    {
        lock (_gate)
            return _isShut ? null : chat.Open(transport, entry);
    }

    /// <summary>When it returns, nobody comes in any more.</summary>
    public void Shut()
    {
        lock (_gate)
            _isShut = true;
    }
}
