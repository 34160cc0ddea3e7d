using ChatOn.Server.Services.Rooms;

namespace ChatOn.Server.Tests.Services.Rooms;

public sealed class DropRoomTests : RegisteredRoomScenario
{
    [Fact]
    public void The_founder_gives_a_room_up_with_the_code()
    {
        var owner = OwnerOf("#room");

        Assert.Equal("#room is not registered any more.", Ask(owner, $"DROP #room {CodeOf(Ask(owner, "DROP #room"))}"));

        Assert.Null(RegistrationOf("#room"));
        Assert.True(Has("#room"));
        owner.Send("PART #room");
        Assert.False(Has("#room"));
        Assert.Equal("owner DROP #room #room", Audited()[^1]);
        Restart();
        Assert.False(Has("#room"));
    }

    [Fact]
    public void A_room_that_is_empty_is_gone_at_once()
    {
        var owner = OwnerOf("#room");
        owner.Send("PART #room");

        Ask(owner, $"DROP #room {CodeOf(Ask(owner, "DROP #room"))}");

        Assert.False(Has("#room"));
    }

    [Fact]
    public void A_code_is_for_one_room_and_one_asker_and_a_few_minutes_and_one_try()
    {
        var owner = OwnerOf("#room");
        Join("#other", owner);
        Ask(owner, "REGISTER #other");
        var code = CodeOf(Ask(owner, "DROP #room"));

        Assert.StartsWith("That is not the code", Ask(owner, $"DROP #other {code}"), StringComparison.Ordinal);
        Assert.StartsWith("That is not the code", Ask(ConnectOperator("boss"), $"DROP #room {code}"), StringComparison.Ordinal);
        Assert.StartsWith("That is not the code", Ask(owner, "DROP #room aaaaaa"), StringComparison.Ordinal);
        Assert.StartsWith("That is not the code", Ask(owner, $"DROP #room {code}"), StringComparison.Ordinal);
        code = CodeOf(Ask(owner, "DROP #room"));
        Server.Advance(TimeSpan.FromMinutes(DropCodes.Minutes));
        Assert.StartsWith("That is not the code", Ask(owner, $"DROP #room {code}"), StringComparison.Ordinal);
        Assert.NotNull(RegistrationOf("#room"));
    }

    [Fact]
    public void Who_is_no_founder_gets_no_code_and_a_founder_that_was_has_none_any_more()
    {
        var owner = OwnerOf("#room");
        var bob = ConnectAccount("bob");
        Join("#room", bob);
        owner.Send("MODE #room +q bob");

        Assert.Equal("Only the founder of #room can give it up.", Ask(bob, "DROP #room"));
        var code = CodeOf(Ask(owner, "DROP #room"));
        Ask(owner, "TRANSFER #room bob");
        Assert.Equal("Only the founder of #room can give it up.", Ask(owner, $"DROP #room {code}"));
        Assert.Equal("#lobby is not registered.", Ask(owner, "DROP #lobby"));
    }

    [Fact]
    public void An_operator_and_the_console_drop_any_room()
    {
        OwnerOf("#room");
        OwnerOf("#other", "another");
        var boss = ConnectOperator("boss");

        Ask(boss, $"DROP #room {CodeOf(Ask(boss, "DROP #room"))}");
        AskAtConsole($"DROP #other {CodeOf(AskAtConsole("DROP #other"))}");

        Assert.Null(RegistrationOf("#room"));
        Assert.Null(RegistrationOf("#other"));
        Assert.Equal(["boss OVERRIDE-DROP #room #room", "console OVERRIDE-DROP #other #other"], Audited().TakeLast(2));
    }

    private static string CodeOf(string answer) => answer.Split(" - ")[0].Split(' ')[^1];
}
