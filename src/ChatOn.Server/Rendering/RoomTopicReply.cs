using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Rendering;

/// <summary>RPL_TOPIC and RPL_TOPICWHOTIME — https://modern.ircdocs.horse/#rpltopic-332</summary>
internal static class RoomTopicReply
{
    /// <summary>Tells the topic; false when there is none, and nothing is said.</summary>
    public static bool Write(CommandContext context, Room room)
    {
        if (room.Topic is not { } topic)
            return false;
        context.ReplyText(Numeric.RplTopic, topic.Text, room.Name);
        context.ReplyBare(Numeric.RplTopicWhoTime, room.Name, topic.SetBy, (topic.SetAt / 1_000_000).ToString());
        return true;
    }
}
