using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Services.Rooms;

public sealed class AutoRegisterTests() : RegisteredRoomScenario(WithOperator with { Accounts = WithOperator.Accounts with { AutoRegisterRooms = true, MaxRooms = 2 } })
{
    [Fact]
    public void The_account_that_makes_a_room_owns_it()
    {
        var owner = ConnectAccount("owner", "standard-replies");

        owner.Send("JOIN #room");

        owner.Hears("... NOTE JOIN ROOM_REGISTERED #room ...");
        owner.Send("QUIT");
        Assert.True(Has("#room"));
        Join("#room", Return("owner"));
        Assert.Equal(Roles.Owner, RolesOf("owner", "#room"));
    }

    [Fact]
    public void A_guest_makes_rooms_as_ever()
    {
        Server.Connect("guest").Send("JOIN #room", "QUIT");

        Assert.False(Has("#room"));
    }

    [Fact]
    public void Nobody_gets_more_rooms_than_an_account_may_own_nor_one_that_others_made()
    {
        Join("#guests", Server.Connect("guest"));
        var owner = ConnectAccount("owner");

        owner.Send("JOIN #guests,#a,#b,#c");

        Assert.Null(RegistrationOf("#guests"));
        Assert.NotNull(RegistrationOf("#b"));
        Assert.Null(RegistrationOf("#c"));
        Assert.Equal(Roles.Owner, RolesOf("owner", "#c"));
    }
}
