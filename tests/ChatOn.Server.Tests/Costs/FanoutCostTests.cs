namespace ChatOn.Server.Tests.Costs;

/// <summary>
/// What a message to a room costs, counted and not timed, so that it is the same on every machine. A limit is a little above what it is
/// today: a test that fails here says that each delivery, or each message, has become dearer.
/// </summary>
public sealed class FanoutCostTests
{
    private const int Messages = 64;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_delivery_allocates_nothing(bool keepsHistory)
    {
        using var small = new CountedRoom(10, keepsHistory);
        using var large = new CountedRoom(210, keepsHistory);

        var more = PerMessage(large) - PerMessage(small);

        // One message in a turn is the dearest case: nothing is shared.
        Assert.InRange(more / 200, -1, 1);
    }

    [Theory]
    [InlineData(false, 1_150)]
    [InlineData(true, 1_650)]
    public void A_message_allocates_little(bool keepsHistory, int limit)
    {
        using var room = new CountedRoom(10, keepsHistory);

        var bytes = PerMessage(room);

        Assert.True(bytes <= limit, $"{bytes} bytes a message, and the limit is {limit}");
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("message-tags", 2)]
    [InlineData("message-tags server-time", 2)]
    [InlineData("multi-prefix away-notify extended-join chghost setname invite-notify", 1)]
    public void A_message_is_rendered_once_for_all_who_see_the_same(string capabilities, int forms)
    {
        // Every second member asks for something; what does not show in a message makes no difference.
        using var room = new CountedRoom(100, keepsHistory: true, number => number % 2 == 0 ? "" : capabilities);

        room.Say(Messages);

        Assert.Equal(99 * Messages, room.Deliveries - Messages);
        // One more for the sender, who wants no echo.
        Assert.Equal(Messages * (forms + 1), room.Renderings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_member_hears_in_a_turn_is_one_send(bool keepsHistory)
    {
        using var room = new CountedRoom(100, keepsHistory);

        room.Say(Messages);

        Assert.All(room.Transports.Skip(1), member => Assert.Equal((1, Messages), (member.Sends, member.Lines)));
        Assert.Equal((0, 0), (room.Transports[0].Sends, room.Transports[0].Lines));
    }

    [Fact]
    public void Turns_that_wait_for_the_journal_share_a_commit()
    {
        using var room = new CountedRoom(10, keepsHistory: true);
        for (var turn = 0; turn < 16; turn++)
        {
            room.Post(4);
            room.RunTurn();
        }

        room.RunJournal();
        room.Run();

        Assert.Equal((1, Messages), (room.Journal.Commits, room.Journal.Records));
        // What was committed together is released together, and sent in one.
        Assert.All(room.Transports.Skip(1), member => Assert.Equal((1, Messages), (member.Sends, member.Lines)));
    }

    [Fact]
    public void What_arrived_together_is_one_turn_and_one_commit()
    {
        using var room = new CountedRoom(10, keepsHistory: true);

        room.Say(Messages);

        Assert.Equal((1, Messages), (room.Journal.Commits, room.Journal.Records));
    }

    /// <summary>The least of several: what is allocated now and then for something else does not count.</summary>
    private static long PerMessage(CountedRoom room)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
            least = Math.Min(least, room.Say(1));
        return least;
    }
}
