namespace ChatOn.Server.Tests.Sessions;

/// <summary>What somebody said at another of its clients, or earlier, in private: only clients that expect their own words are sent them.</summary>
public sealed class SelfMessageTests() : AccountScenario(Testing.TestServer.Unlimited with { History = new HistoryOptions { LinesOnJoin = 10 } })
{
    [Theory]
    [Trait("Spec", "IRCv3/znc-self-message#1")]
    [Trait("Spec", "IRCv3/znc-self-message#2")]
    [Trait("Spec", "IRCv3/znc-self-message#3")]
    [InlineData("", false)]
    [InlineData("message-tags draft/chathistory", false)]
    [InlineData("znc.in/self-message", true)]
    [InlineData("echo-message", true)]
    public void In_private_another_client_hears_them_when_it_expects_them(string capabilities, bool hears)
    {
        var desk = Register("alice");
        var bob = Server.Connect("bob");
        var phone = LogIn("alice", capabilities);
        phone.ReadAll();

        desk.Send("PRIVMSG bob :hi", "NOTICE bob :psst");

        if (hears)
        {
            phone.Expects("...:alice!~alice@127.0.0.1 PRIVMSG bob :hi");
            phone.Expects("...:alice!~alice@127.0.0.1 NOTICE bob :psst");
        }

        phone.HearsNothing();
        bob.Expects(":alice!... PRIVMSG bob :hi");
        desk.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/znc-self-message#4")]
    public void In_rooms_all_its_clients_hear_them_as_ever()
    {
        var desk = Register("alice");
        var phone = LogIn("alice");
        desk.Send("JOIN #a");
        phone.ReadAll();

        desk.Send("PRIVMSG #a :hi");

        phone.Expects(":alice!... PRIVMSG #a :hi");
        desk.ReadAll();
    }

    [Fact]
    public void It_is_no_echo_for_the_client_that_said_it()
    {
        var desk = Register("alice", "znc.in/self-message");
        Server.Connect("bob");

        desk.Send("PRIVMSG bob :hi");

        desk.HearsNothing();
    }

    [Fact]
    public void What_one_writes_to_oneself_all_clients_hear()
    {
        var desk = Register("alice");
        var phone = LogIn("alice");
        phone.ReadAll();

        desk.Send("PRIVMSG alice :note");

        phone.Expects(":alice!... PRIVMSG alice :note");
        desk.Expects(":alice!... PRIVMSG alice :note");
    }

    [Theory]
    [Trait("Spec", "IRCv3/znc-self-message#2")]
    [InlineData("", "bob")]
    [InlineData("znc.in/self-message", "alice bob")]
    [InlineData("echo-message", "alice bob")]
    public void Of_the_past_both_sides_are_played_to_who_expects_its_own_words(string capabilities, string sources)
    {
        var alice = Register("alice");
        var bob = Register("bob");
        alice.Send("NICKSERV ALWAYSON on", "PRIVMSG bob :question");
        alice.Send("QUIT");
        Server.Advance(TimeSpan.FromSeconds(1));
        bob.Send("PRIVMSG alice :answer");

        var later = LogIn("alice", $"{capabilities} znc.in/playback");
        later.ReadAll();
        later.Send("PRIVMSG *playback :PLAY bob 0");

        Assert.Equal(
            sources.Split(' '),
            later.ReadAll().Where(line => line.Contains(" PRIVMSG ", StringComparison.Ordinal)).Select(line => line.Split(" :", 2)[1].Split('!')[0]));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#10")]
    public void Who_asks_for_history_is_shown_both_sides()
    {
        var alice = Register("alice", "draft/chathistory");
        var bob = Register("bob");
        alice.Send("PRIVMSG bob :question");
        bob.Send("PRIVMSG alice :answer");
        alice.ReadAll();

        alice.Send("CHATHISTORY LATEST bob * 10");

        alice.Expects(":alice!... PRIVMSG bob :question");
        alice.Expects(":bob!... PRIVMSG alice :answer");
    }
}
