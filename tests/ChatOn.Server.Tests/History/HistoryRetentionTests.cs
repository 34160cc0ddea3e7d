using ChatOn.Server.Storage;
using ChatOn.Server.Tests.Services.Rooms;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.History;

/// <summary>What is older, or of more lines, than a room or the server keeps is removed.</summary>
public sealed class HistoryRetentionTests : RegisteredRoomScenario
{
    private const string Capabilities = "draft/chathistory batch";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Of_more_lines_the_oldest_are_removed_within_the_hour_and_tags_alone_are_no_lines()
    {
        var owner = OwnerOf("#room", capabilities: Capabilities + " message-tags");
        Ask(owner, "SET #room RETENTION lines 3");
        owner.Send([.. Enumerable.Range(1, 10).Select(i => $"PRIVMSG #room :line{i}"), .. Enumerable.Repeat("@+x=y TAGMSG #room", 5)]);
        Assert.Equal(10, Lines(owner).Count);

        Server.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(["line8", "line9", "line10"], Lines(owner));
        owner.Send("PRIVMSG #room :line11");
        Server.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(["line9", "line10", "line11"], Lines(owner));
    }

    [Fact]
    public void What_is_older_than_its_days_is_removed()
    {
        var owner = OwnerOf("#room", capabilities: Capabilities);
        Ask(owner, "SET #room RETENTION days 2");
        owner.Send("PRIVMSG #room :old");
        Pass(Day);
        owner.Send("PRIVMSG #room :young");

        Pass(Day + TimeSpan.FromHours(2));

        Assert.Equal(["young"], Lines(owner));
        Pass(Day);
        Assert.Empty(Lines(owner));
        owner.Send("CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2030-01-01T00:00:00.000Z 10");
        owner.NeverHears("... TARGETS #room ...");
    }

    [Fact]
    public void A_change_of_mind_while_lines_are_counted_is_heeded()
    {
        var (owner, other) = (OwnerOf("#room", capabilities: Capabilities), Attach("owner"));
        Ask(owner, "SET #room RETENTION lines 1");
        owner.Send("PRIVMSG #room :a", "PRIVMSG #room :b");
        var counting = new TaskCompletionSource();
        Server.Journal.BeforeRead = _ => new ValueTask(counting.Task);

        Server.Advance(TimeSpan.FromMinutes(61));
        Ask(other, "SET #room RETENTION off");
        Server.Journal.BeforeRead = null;
        counting.SetResult();
        Server.Run();

        Assert.Equal(["a", "b"], Lines(owner));
    }

    [Fact]
    public void A_store_that_fails_is_tried_again_at_the_next_round()
    {
        var owner = OwnerOf("#room", capabilities: Capabilities);
        Ask(owner, "SET #room RETENTION lines 1");
        owner.Send("PRIVMSG #room :a", "PRIVMSG #room :b");
        Server.Journal.BeforeRead = _ => throw new JournalException("The disk cannot be read.");
        Server.Advance(TimeSpan.FromMinutes(61));
        Server.Journal.BeforeRead = null;
        Assert.Equal(2, Lines(owner).Count);

        Server.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(["b"], Lines(owner));
    }

    [Fact]
    public void Many_rooms_are_gone_round_in_turns()
    {
        var owner = ConnectAccount("owner", Capabilities);
        Server.OnLoop(() =>
        {
            for (var i = 0; i < 250; i++)
            {
                var room = Server.Get<ChatOn.Server.Sessions.RoomDirectory>().Make($"#r{i}");
                room.Register(new ChatOn.Server.State.RoomRegistration { Founder = 1, RegisteredAt = 1, HistoryLines = 1 });
            }
        });
        foreach (var i in new[] { 0, 249 })
        {
            owner.Send($"JOIN #r{i}", $"PRIVMSG #r{i} :a", $"PRIVMSG #r{i} :b");
            owner.ReadAll();
        }

        Server.Advance(TimeSpan.FromMinutes(65));

        Assert.Equal(["b"], Lines(owner, "#r0"));
        Assert.Equal(["b"], Lines(owner, "#r249"));
    }

    // The end of a long wait in steps, so that a test of days is not one of ten thousands of seconds.
    private void Pass(TimeSpan time)
    {
        Server.Time.Advance(time - TimeSpan.FromMinutes(65));
        Server.Run();
        Server.Advance(TimeSpan.FromMinutes(65));
    }

    private static List<string> Lines(TestClient client, string room = "#room")
    {
        client.ReadAll();
        client.Send($"CHATHISTORY LATEST {room} * 100");
        return [.. client.ReadAll().Where(line => line.Contains(" PRIVMSG ", StringComparison.Ordinal)).Select(line => line.Split(" :")[^1])];
    }
}
