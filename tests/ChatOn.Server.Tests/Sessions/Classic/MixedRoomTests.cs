using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions.Classic;

/// <summary>All kinds of clients in one room, each with its own transcript.</summary>
public sealed class MixedRoomTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void Everybody_hears_everybody_in_one_order()
    {
        var first = _server.ConnectOld("first");
        var last = _server.ConnectOld("last", isLastVersion: true);
        var line = _server.ConnectLine("line");
        var plain = InLobby("plain", "");
        var echoing = InLobby("echoing", "echo-message");
        Settle(first, last);
        line.ReceiveAll();
        plain.ReadAll();

        first.Types("from the first");
        last.Types("from the last");
        line.Send("from nc\n");
        plain.Send("PRIVMSG #lobby :from irc");
        echoing.Send("PRIVMSG #lobby :with echo");
        first.Wait();
        last.Wait();

        string[] all = ["first: from the first", "last: from the last", "line: from nc", "plain: from irc", "echoing: with echo"];
        Assert.Equal(all, Lines(first));
        Assert.Equal(all, Lines(last));
        Assert.Equal(all, line.ReceiveLines());
        Assert.Equal(
            [
                ":first!~classic@127.0.0.1 PRIVMSG #lobby :from the first", ":last!~classic@127.0.0.1 PRIVMSG #lobby :from the last",
                ":line!~classic@127.0.0.1 PRIVMSG #lobby :from nc", ":echoing!~echoing@127.0.0.1 PRIVMSG #lobby :with echo",
            ],
            plain.ReadAll());
        Assert.Equal(5, echoing.ReadAll().Count);
    }

    [Fact]
    public void Comings_and_goings_are_seen_by_all_kinds()
    {
        var old = _server.ConnectOld("old");
        var line = _server.ConnectLine("line");
        var irc = InLobby("irc", "");
        Settle(old);
        line.ReceiveAll();

        var guest = InLobby("guest", "");
        guest.Send("NICK visitor");
        guest.Send("PART #lobby :bye");
        irc.Send("TOPIC #lobby :mine", "QUIT :gone");
        old.Wait();

        string[] all = ["guest joined the Chat", "*** guest is now called visitor", "visitor left the Chat!", "*** irc set the topic: mine", "irc left the Chat!"];
        Assert.Equal(all, Lines(old));
        Assert.Equal(all, line.ReceiveLines());
    }

    [Fact]
    public void Names_shows_classic_people_to_IRC_clients()
    {
        _server.ConnectOld("old");
        _server.ConnectLine("line");
        var irc = _server.Connect("irc");

        irc.Send("JOIN #lobby");

        irc.Hears(":chaton.local 353 irc = #lobby :old line irc");
    }

    [Fact]
    public void What_only_programs_need_is_not_shown_to_people()
    {
        var line = _server.ConnectLine("line");
        var tagging = InLobby("tagging", "message-tags");
        line.ReceiveAll();

        tagging.Send("@+typing=active TAGMSG #lobby", "PRIVMSG #lobby :\u0001VERSION\u0001", "PRIVMSG line :\u0001PING 1\u0001");

        line.ReceivesNothing();
    }

    [Fact]
    public void Their_messages_are_in_the_history_like_all_others()
    {
        using var server = new TestServer();
        var old = server.ConnectOld("old");
        old.Types("I was here");
        using var second = new TestServer(TestServer.Unlimited with { History = new HistoryOptions() }, server.Journal);

        var irc = second.Connect("irc");
        irc.Send("JOIN #lobby");

        irc.Hears(":old!~classic@127.0.0.1 PRIVMSG #lobby :I was here");
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }

    private static string[] Lines(OldClient client) =>
        string.Join('\n', client.TakePrinted()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void Settle(params ReadOnlySpan<OldClient> clients)
    {
        foreach (var client in clients)
        {
            client.Wait();
            client.TakePrinted();
        }
    }

    private TestClient InLobby(string nick, string capabilities)
    {
        var client = _server.Connect(nick, capabilities);
        client.Send("JOIN #lobby");
        client.ReadAll();
        return client;
    }
}
