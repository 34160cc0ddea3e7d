using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

public sealed class PrivmsgCommandTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void A_message_to_a_room_reaches_its_members_but_not_its_sender()
    {
        var (alice, bob, carol) = (_server.Connect("alice"), _server.Connect("bob"), _server.Connect("carol"));
        Join("#a", alice, bob);

        alice.Send("PRIVMSG #a :hello");

        bob.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :hello");
        alice.HearsNothing();
        carol.HearsNothing();
    }

    [Fact]
    public void With_echo_message_the_sender_hears_it_too_with_time_and_id()
    {
        var alice = _server.Connect("alice", "echo-message server-time message-tags");
        Join("#a", alice);

        alice.Send("PRIVMSG #a :hello");

        alice.Expects("@time=2026-01-01T12:00:00.000Z;msgid=... :alice!~alice@127.0.0.1 PRIVMSG #a :hello");
    }

    [Fact]
    public void A_label_comes_back_on_the_echo_and_as_ACK_without_one()
    {
        var alice = _server.Connect("alice", "echo-message batch labeled-response");
        var bob = _server.Connect("bob", "batch labeled-response");
        Join("#a", alice, bob);

        alice.Send("@label=x PRIVMSG #a :hello");
        bob.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :hello");
        bob.Send("@label=y PRIVMSG #a :hi");

        alice.Expects("@label=x :alice!~alice@127.0.0.1 PRIVMSG #a :hello");
        bob.Expects("@label=y :chaton.local ACK");
    }

    [Fact]
    public void Nobody_sees_a_message_before_it_is_stored()
    {
        var (alice, bob) = (_server.Connect("alice", "echo-message"), _server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Post("PRIVMSG #a :hello");
        _server.RunWithoutJournal();
        alice.HearsNothing();
        bob.HearsNothing();

        _server.Run();
        alice.Expects(":alice!... PRIVMSG #a :hello");
        bob.Expects(":alice!... PRIVMSG #a :hello");
    }

    [Fact]
    public void A_message_that_cannot_be_stored_is_shown_to_nobody_and_its_sender_is_told()
    {
        var (alice, bob) = (_server.Connect("alice", "echo-message standard-replies labeled-response batch"), _server.Connect("bob"));
        Join("#a", alice, bob);
        _server.Journal.BeforeCommit = () => new JournalException("full");

        alice.Send("@label=l PRIVMSG #a :hello", "PING 1");
        alice.Expects("@label=l :chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a :Your message was not delivered: ...");
        alice.Expects(":chaton.local PONG chaton.local :1");
        bob.HearsNothing();

        _server.Journal.BeforeCommit = null;
        alice.Send("PRIVMSG #a :again");
        bob.Expects(":alice!... PRIVMSG #a :again");
    }

    [Fact]
    public void To_a_room_that_is_not_there_it_is_refused()
    {
        var alice = _server.Connect("alice");

        alice.Send("PRIVMSG #nowhere :hello", "PRIVMSG nobody :hello", "PRIVMSG", "PRIVMSG #x");

        alice.Expects(":chaton.local 403 alice #nowhere :No such channel");
        alice.Expects(":chaton.local 401 alice nobody :No such nick/channel");
        alice.Expects(":chaton.local 411 alice :No recipient given (PRIVMSG)");
        alice.Expects(":chaton.local 412 alice :No text to send");
    }

    public void Dispose()
    {
        Assert.DoesNotContain(_server.Log.Errors, line => !line.Contains("takes no commits", StringComparison.Ordinal));
        _server.Dispose();
    }

    private static void Join(string room, params TestClient[] clients)
    {
        foreach (var client in clients)
            client.Send($"JOIN {room}");
        foreach (var client in clients)
            client.ReadAll();
    }
}
