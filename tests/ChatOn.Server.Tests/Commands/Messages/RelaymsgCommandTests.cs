using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Commands.Messages;

[Trait("Spec", "IRCv3/relaymsg")]
public sealed class RelaymsgCommandTests : RoomScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/relaymsg#2")]
    [Trait("Spec", "IRCv3/relaymsg#3")]
    public void A_bot_that_is_an_operator_of_the_room_says_what_somebody_said_elsewhere()
    {
        var (bot, bob, carol) = (
            Server.Connect("bot", "draft/relaymsg echo-message message-tags"), Server.Connect("bob", "draft/relaymsg message-tags"), Server.Connect("carol"));
        Join("#a", bot, bob, carol);

        bot.Send("RELAYMSG #a Zoë/matrix :hello from afar");

        bot.Expects("@msgid=...;draft/relaymsg=bot :Zoë/matrix!~bot@127.0.0.1 PRIVMSG #a :hello from afar");
        bob.Expects("@msgid=...;draft/relaymsg=bot :Zoë/matrix!~bot@127.0.0.1 PRIVMSG #a :hello from afar");
        carol.Expects(":Zoë/matrix!~bot@127.0.0.1 PRIVMSG #a :hello from afar");
    }

    [Fact]
    public void It_is_the_same_in_the_history_also_after_a_restart()
    {
        var bot = Server.Connect("bot", "draft/relaymsg message-tags draft/chathistory");
        Join("#a", bot);
        bot.Send("RELAYMSG #a zoe/matrix :hello");

        Restart();
        bot = Server.Connect("bot", "draft/relaymsg message-tags draft/chathistory");
        Join("#a", bot);
        bot.Send("CHATHISTORY LATEST #a * 1");

        bot.Hears("@msgid=...;draft/relaymsg=bot :zoe/matrix!~bot@127.0.0.1 PRIVMSG #a :hello");
    }

    [Fact]
    [Trait("Spec", "IRCv3/relaymsg#1")]
    [Trait("Spec", "IRCv3/relaymsg#4")]
    public void Names_that_could_be_somebodys_here_or_break_a_line_are_refused()
    {
        var bot = Server.Connect("bot", "standard-replies");
        Join("#a", bot);

        foreach (var nick in new[] { "bob", "bob!x/y", "a@b/c", "~op/net", "#a/b", "a,b/c", "a*/b", new string('x', 64) + "/y", "tab\tin/it", "admin\u3000/x", "\u202enimda/x", "a\u200b/x" })
        {
            bot.Send($"RELAYMSG #a {nick} :hello");
            bot.Expects($":chaton.local FAIL RELAYMSG INVALID_NICK {nick} ...");
        }

        bot.Send("CAP LS 302");
        Assert.Contains(bot.ReadAll(), line => line.Contains(" draft/relaymsg=/", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_no_operator_of_the_room_is_refused()
    {
        var (alice, bob, carol) = (Server.Connect("alice"), Server.Connect("bob"), Server.Connect("carol"));
        Join("#a", alice, bob);
        alice.Send("MODE #a +s");
        alice.ReadAll();
        bob.ReadAll();

        bob.Send("RELAYMSG #a x/y :hello", "RELAYMSG #a x/y", "RELAYMSG #a x/y :");
        carol.Send("RELAYMSG #a x/y :hello", "RELAYMSG #nowhere x/y :hello");

        bob.Expects(":chaton.local 482 bob #a :You're not channel operator");
        bob.Expects(":chaton.local 461 bob RELAYMSG :Not enough parameters");
        bob.Expects(":chaton.local 482 bob #a :You're not channel operator");
        carol.Expects(":chaton.local 403 carol #a :No such channel");
        carol.Expects(":chaton.local 403 carol #nowhere :No such channel");
        alice.HearsNothing();
    }

    [Fact]
    public void An_operator_of_the_server_relays_no_more_than_others()
    {
        var (bob, boss) = (Server.Connect("bob"), Server.Connect("boss"));
        Join("#a", bob);
        bob.Send("MODE #a +m");
        bob.ReadAll();
        Server.OnLoop(() => Server.World.FindUser("boss")!.BecomeOperator("root", "admin", Privilege.All));

        boss.Send("RELAYMSG #a bob/irc :hello");

        boss.Expects(":chaton.local 442 boss #a :You're not on that channel");
        bob.HearsNothing();
    }

    [Fact]
    public void A_hostile_operator_of_one_room_relays_nothing_to_another_and_nothing_that_a_room_does_not_want()
    {
        var (mallory, bob) = (Server.Connect("mallory"), Server.Connect("bob"));
        Join("#mine", mallory);
        Join("#b", bob, mallory);
        mallory.Send("MODE #mine +C");
        bob.ReadAll();
        mallory.ReadAll();

        mallory.Send("RELAYMSG #b bob/x :I am bob", "RELAYMSG #mine x/y :\u0001VERSION\u0001");
        Give("mallory", "#mine", Roles.HalfOperator);
        mallory.Send("RELAYMSG #mine x/y :hello");

        mallory.Expects(":chaton.local 482 mallory #b :You're not channel operator");
        mallory.Expects(":chaton.local 404 mallory #mine ...");
        mallory.Expects(":chaton.local 482 mallory #mine :You're not channel operator");
        bob.HearsNothing();
    }
}
