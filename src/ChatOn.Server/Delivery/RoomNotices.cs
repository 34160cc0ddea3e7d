using ChatOn.Protocol;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Delivery;

/// <summary>What the server itself tells the members of a room: <c>NOTE * code room :text</c>, or what stands for it.</summary>
internal sealed class RoomNotices(World world, ChatLoop loop, ServerOptions options)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>Whether what they say from now on is kept.</summary>
    public void TellWhetherKept(Room room)
    {
        if (options.History.IsEnabled && room.KeepsHistory)
            Tell(room, "HISTORY", $"What is said in {room.Name} is kept from now on");
        else
            Tell(room, "NO_HISTORY", $"Nothing that is said in {room.Name} is kept from now on, and what was kept is removed");
    }

    private void Tell(Room room, string code, string text)
    {
        foreach (var session in room.Members.Select(member => world.FindUser(member.UserId)).OfType<User>().SelectMany(user => user.Sessions))
            StandardReplies.Write(loop.Turn.OutputFor(session.Output), _server, session, StandardReplyKind.Note, "*", code, [room.Name], text);
    }
}
