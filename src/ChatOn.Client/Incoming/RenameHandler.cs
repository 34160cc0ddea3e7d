using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>RENAME room newname [:reason]</c>: https://ircv3.net/specs/extensions/channel-rename</summary>
internal sealed class RenameHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        var former = line[0];
        if (session.State.FindRoom(former) is { } room && session.State.IsRoomName(line[1]) && session.State.Rename(room, line[1]))
            session.Raise(new RoomChanged(room, line.Nick, $"{former} is now called {line[1]}"));
    }
}
