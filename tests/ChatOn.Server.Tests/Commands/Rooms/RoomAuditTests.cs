using ChatOn.Server.Tests.Services.Rooms;

namespace ChatOn.Server.Tests.Commands.Rooms;

/// <summary>What is done by virtue of a rank is written down, what anybody may do is not; secrets and texts never.</summary>
public sealed class RoomAuditTests : RegisteredRoomScenario
{
    [Fact]
    public void Kicks_modes_topics_and_invitations_past_bans_are_noted()
    {
        var (owner, bob) = (Server.Connect("owner"), Server.Connect("bob"));
        Join("#room", owner, bob);

        owner.Send(
            "MODE #room +v bob", "MODE #room +b *!*@evil", "MODE #room +k secret", "TOPIC #room :a topic", "KICK #room bob :be gone", "INVITE bob #room");

        Assert.Equal(
            [
                "owner MODE +v bob #room", "owner MODE +b *!*@evil #room", "owner MODE +k * #room", "owner TOPIC #room #room",
                "owner KICK bob!~bob@127.0.0.1 #room", "owner INVITE bob!~bob@127.0.0.1 #room",
            ],
            Audited());
    }

    [Fact]
    public void What_anybody_may_do_is_not()
    {
        var (owner, bob, cid) = (Server.Connect("owner"), Server.Connect("bob"), Server.Connect("cid"));
        Join("#room", owner, bob);
        owner.Send("MODE #room +o bob", "MODE #room -t");
        var before = Audited().Count;

        bob.Send("MODE #room -o bob", "TOPIC #room :x", "INVITE cid #room", "MODE #room b", "MODE #room +m");
        cid.Send("JOIN #room");

        Assert.Equal(before, Audited().Count);
    }

    [Fact]
    public void What_was_refused_or_changed_nothing_is_not()
    {
        var (owner, bob) = (Server.Connect("owner"), Server.Connect("bob"));
        Join("#room", owner, bob);

        bob.Send("MODE #room +m", "KICK #room owner", "TOPIC #room :x");
        owner.Send("MODE #room +nt", "KICK #room nobody");

        Assert.Empty(Audited());
    }
}
