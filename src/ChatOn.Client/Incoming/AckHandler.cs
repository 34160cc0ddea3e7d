namespace ChatOn.Client.Incoming;

/// <summary><c>ACK</c>: a labelled command was done, and there is nothing to tell. https://ircv3.net/specs/extensions/labeled-response</summary>
internal sealed class AckHandler : IIncomingHandler
{
    // Where there are no echoes, the PONG behind a message confirms it.
    public void Handle(IncomingLine line)
    {
    }
}
