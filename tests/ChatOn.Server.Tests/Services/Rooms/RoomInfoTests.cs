namespace ChatOn.Server.Tests.Services.Rooms;

public sealed class RoomInfoTests : RegisteredRoomScenario
{
    [Fact]
    public void It_says_whose_a_room_is_and_how_its_past_is_kept()
    {
        var owner = OwnerOf("#room");
        Ask(owner, "SET #room RETENTION days 30");
        Ask(owner, "SET #room RETENTION lines 500");
        Ask(owner, "SET #room EARLIER hidden");
        owner.Send("MODE #room +k secret");

        var answer = Ask(Server.Connect("guest"), "INFO #room");

        Assert.Equal(
            """
            #room is owner's, registered 2026-01-01 12:00:00 UTC
            Modes: +ntk *; 0 kept roles; 1 members
            History: on, for 30 days, the last 500 lines; what was said before one joined is hidden
            """.ReplaceLineEndings("\n"),
            answer);
        Assert.Contains("+ntk secret", Ask(owner, "INFO #room"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_room_that_is_not_registered_says_so()
    {
        Join("#room", Server.Connect("guest"));

        Assert.Equal("#room is not registered: it is gone with its past when it empties.", Ask(ConnectAccount("ann"), "INFO #room"));
        Assert.Equal("There is no room #none.", AskAtConsole("INFO #none"));
    }

    [Fact]
    public void Operators_list_all_rooms_and_others_none()
    {
        OwnerOf("#room").Send("MODE #room +s");
        Join("#free", Server.Connect("guest"));

        Assert.Equal("#free (1): not registered\n#lobby (0): not registered\n#room (1): owner's\n3 rooms.", Ask(ConnectOperator("boss"), "LIST"));
        Assert.Equal("#room (1): owner's\n1 rooms.", AskAtConsole("LIST #r*"));
        Assert.StartsWith("LIST is for operators", Ask(ConnectOperator("clerk", "clerk"), "LIST"), StringComparison.Ordinal);
        Assert.StartsWith("LIST is for operators", Ask(Server.Connect("eve"), "LIST"), StringComparison.Ordinal);
    }
}
