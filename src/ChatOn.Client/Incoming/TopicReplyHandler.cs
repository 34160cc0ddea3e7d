using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>332 nick room :topic</c> and <c>331</c>: none</summary>
internal sealed class TopicReplyHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[1]) is not { } room)
            return;
        (room.Topic, room.TopicBy) = (line.Verb == "332" ? line[2] : "", null);
        session.Raise(new RoomChanged(room, null, room.Topic.Length == 0 ? "no topic" : $"topic: {room.Topic}"));
    }
}
