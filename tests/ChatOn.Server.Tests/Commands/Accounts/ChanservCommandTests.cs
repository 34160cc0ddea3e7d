using ChatOn.Server.Tests.Services.Rooms;

namespace ChatOn.Server.Tests.Commands.Accounts;

public sealed class ChanservCommandTests : RegisteredRoomScenario
{
    [Fact]
    public void It_does_what_a_message_to_ChanServ_does()
    {
        var owner = ConnectAccount("owner");
        Join("#room", owner);

        owner.Send("CHANSERV REGISTER #room");

        owner.Expects(":ChanServ!room@chaton.local NOTICE owner :#room is registered to owner and lasts. ...");
        owner.Send("CHANSERV info #room");
        owner.Expects(":ChanServ!room@chaton.local NOTICE owner :#room is owner's, ...");
    }

    [Fact]
    public void HELP_lists_what_the_asker_may_use()
    {
        var guest = Server.Connect("guest");

        guest.Send("CHANSERV HELP");
        var lines = guest.ReadAll();
        Assert.Contains(lines, line => line.Contains(":ROLE ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(":LIST ", StringComparison.Ordinal));
        guest.Send("CHANSERV HELP drop");
        guest.Expects("... NOTICE guest :DROP #room [code]");
        Assert.Contains("LIST ", Ask(ConnectOperator("boss"), "HELP"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_command_or_goes_otherwise_is_told()
    {
        var guest = Server.Connect("guest");

        guest.Send("CHANSERV NONSENSE #room", "CHANSERV DROP", "CHANSERV LIST");

        guest.Expects("... NOTICE guest :There is no command NONSENSE here; HELP lists them.");
        guest.Expects("... NOTICE guest :It goes like this: DROP #room [code]");
        guest.Expects("... NOTICE guest :LIST is for operators who may manage all rooms.");
    }

    [Fact]
    public void A_person_at_a_line_client_writes_room()
    {
        Join("#room", Server.Connect("bob"));
        var line = Server.ConnectLine("ann");

        line.Send("/room info #room\n");

        Assert.Contains("#room is not registered", line.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_speaks_as_it_and_hostile_words_break_no_line()
    {
        var eve = Server.Connect("eve");

        eve.Send("NICK ChanServ", "CHANSERV \u0001\u0002 #room", "CHANSERV INFO #" + new string('x', 400), "CHANSERV :INFO :evil!x@y NOTICE eve :owned");

        Assert.All(eve.ReadAll(), line => Assert.Matches("^:(ChanServ!room@)?chaton.local (NOTICE|4..) eve ", line));
    }
}
