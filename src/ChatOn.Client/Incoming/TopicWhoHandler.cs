using ChatOn.Protocol;

namespace ChatOn.Client.Incoming;

/// <summary><c>333 nick room who time</c></summary>
internal sealed class TopicWhoHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[1]) is { } room)
            room.TopicBy = Source.TryParse(line[2], out var who) ? who.Nick : null;
    }
}
