using ChatOn.Server.Tests.Services.Rooms;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.History;

/// <summary>The server's own limit holds for every room, whoever owns it, and for what accounts say to each other.</summary>
public sealed class ServerRetentionTests() : RegisteredRoomScenario(WithOperator with { History = new HistoryOptions { LinesOnJoin = 0, RetentionDays = 3 } })
{
    [Fact]
    public void Rooms_can_keep_less_and_not_more()
    {
        var owner = OwnerOf("#room", capabilities: "draft/chathistory batch");
        Ask(owner, "SET #room RETENTION days 100");
        var friend = ConnectAccount("friend", "draft/chathistory batch");
        Join("#lobby", friend);
        owner.Send("PRIVMSG #room :in a room", "PRIVMSG friend :between us");
        friend.Send("PRIVMSG #lobby :in the lobby");
        Assert.Contains("for 3 days", Ask(owner, "INFO #room"), StringComparison.Ordinal);

        Server.Time.Advance(TimeSpan.FromDays(3));
        Server.Run();
        Server.Advance(TimeSpan.FromMinutes(65));

        Assert.Empty(Lines(owner, "#room"));
        Assert.Empty(Lines(owner, "friend"));
        Assert.Empty(Lines(friend, "#lobby"));
    }

    private static List<string> Lines(TestClient client, string target)
    {
        client.ReadAll();
        client.Send($"CHATHISTORY LATEST {target} * 100");
        return [.. client.ReadAll().Where(line => line.Contains(" PRIVMSG ", StringComparison.Ordinal))];
    }
}
