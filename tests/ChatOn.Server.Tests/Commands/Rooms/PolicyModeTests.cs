using ChatOn.Server.Tests.Services.Rooms;

namespace ChatOn.Server.Tests.Commands.Rooms;

/// <summary>The modes that say who may come, and what may be said: +R +M +c +C.</summary>
public sealed class PolicyModeTests : RegisteredRoomScenario
{
    [Fact]
    public void With_R_only_accounts_come_in_or_who_is_invited_by_a_rank()
    {
        var (op, ann, guest) = (Server.Connect("op"), ConnectAccount("ann"), Server.Connect("guest"));
        Join("#room", op);
        op.Send("MODE #room +R");
        op.Expects(":op!... MODE #room +R");

        guest.Send("JOIN #room");
        guest.Expects(":chaton.local 477 guest #room :You need to be logged in to an account to join that channel");
        Join("#room", ann);
        Assert.Contains("ann", MembersOf("#room"));
        op.Send("INVITE guest #room");
        guest.Send("JOIN #room");
        guest.Hears(":guest!... JOIN #room");
    }

    [Fact]
    public void A_person_at_a_line_client_reads_how_to_come_in()
    {
        var op = Server.Connect("op");
        Join("#room", op);
        op.Send("MODE #room +RMC");
        var line = Server.ConnectLine("bob");

        line.Send("/join #room\n");
        Assert.Contains("#room is for those who are logged in: /login NAME PASSWORD", line.ReceiveAll(), StringComparison.Ordinal);
        op.Send("MODE #room -R");
        line.Send("/join #room\nhello\n");
        Assert.Contains("log in to an account to speak here", line.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_M_only_accounts_and_ranks_speak()
    {
        var (op, ann, guest) = (Server.Connect("op"), ConnectAccount("ann"), Server.Connect("guest"));
        Join("#room", op, ann, guest);
        op.Send("MODE #room +M");
        op.ReadAll();
        guest.ReadAll();

        guest.Send("PRIVMSG #room :hello", "NOTICE #room :hello", "TAGMSG #room");
        guest.Expects(":chaton.local 404 guest #room :Cannot send to channel: log in to an account to speak here (+M)");
        guest.HearsNothing();
        ann.Send("PRIVMSG #room :hello");
        op.Expects(":ann!... PRIVMSG #room :hello");
        op.Send("MODE #room +v guest", "PRIVMSG #room :ranks speak");
        guest.Send("PRIVMSG #room :me too");
        op.Hears(":guest!... PRIVMSG #room :me too");
    }

    [Theory]
    [InlineData("\u000304red")]
    [InlineData("\u0002bold")]
    [InlineData("plain, then \u001Fline")]
    [InlineData("\u0001ACTION is \u0003blue\u0001")]
    public void With_c_formatting_is_refused_whoever_sends_it(string text)
    {
        var (op, bob) = (Server.Connect("op"), Server.Connect("bob"));
        Join("#room", op, bob);
        op.Send("MODE #room +c");
        op.ReadAll();

        op.Send($"PRIVMSG #room :{text}", $"NOTICE #room :{text}", "PRIVMSG #room :plain");

        op.Expects(":chaton.local 404 op #room :Cannot send to channel: no colours and no formatting here (+c)");
        op.HearsNothing();
        bob.Hears(":op!... PRIVMSG #room :plain");
        bob.HearsNothing();
    }

    [Theory]
    [InlineData("\u0001VERSION\u0001")]
    [InlineData("\u0001PING 1\u0001")]
    [InlineData("\u0001ACTIONS\u0001")]
    [InlineData("\u0001")]
    public void With_C_no_CTCP_comes_through_but_ACTION(string text)
    {
        var (op, bob) = (Server.Connect("op"), Server.Connect("bob"));
        Join("#room", op, bob);
        op.Send("MODE #room +C");
        op.ReadAll();
        bob.ReadAll();

        op.Send($"PRIVMSG #room :{text}", $"NOTICE #room :{text}", "PRIVMSG #room :\u0001ACTION waves\u0001");

        op.Expects(":chaton.local 404 op #room :Cannot send to channel: no CTCP here but ACTION (+C)");
        bob.Expects(":op!... PRIVMSG #room :\u0001ACTION waves\u0001");
        bob.HearsNothing();
    }

    [Fact]
    public void A_member_without_a_rank_and_a_half_operator_set_none_of_them()
    {
        var (op, bob) = (Server.Connect("op"), Server.Connect("bob"));
        Join("#room", op, bob);
        op.Send("MODE #room +h bob");
        bob.ReadAll();

        bob.Send("MODE #room +RMcC");

        bob.Expects(":chaton.local 482 bob #room ...");
        Assert.Equal("+nt", ModesOf("#room"));
    }

    [Fact]
    public void They_come_back_after_a_restart()
    {
        OwnerOf("#room").Send("MODE #room +RMcC");

        Restart();

        Assert.Equal("+CMRcnt", ModesOf("#room"));
    }

    private IReadOnlyList<string> MembersOf(string room)
    {
        IReadOnlyList<string> nicks = [];
        Server.OnLoop(() => nicks = [.. Server.World.FindRoom(room)!.Members.Select(member => member.Who.Nick)]);
        return nicks;
    }
}
