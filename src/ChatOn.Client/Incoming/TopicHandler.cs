using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>TOPIC room :topic</c></summary>
internal sealed class TopicHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[0]) is not { } room)
            return;
        (room.Topic, room.TopicBy) = (line[1], line.Nick);
        session.Raise(new RoomChanged(room, line.Nick, line[1].Length == 0 ? "topic removed" : $"topic: {line[1]}"));
    }
}
