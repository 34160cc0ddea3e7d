namespace ChatOn.Server.Tests.Rendering;

/// <summary>https://ircv3.net/specs/extensions/bot-mode</summary>
public sealed class BotModeTests : RoomScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/bot-mode#1")]
    [Trait("Spec", "IRCv3/bot-mode#3")]
    [Trait("Spec", "IRCv3/bot-mode#4")]
    public void Whatever_a_bot_does_is_marked_for_those_who_know_tags()
    {
        var (alice, bot, carol) = (Server.Connect("alice", "message-tags away-notify setname"), Server.Connect("bot", "setname"), Server.Connect("carol"));
        Join("#a", bot, alice, carol);
        bot.Send("MODE bot +B");
        alice.ReadAll();
        carol.ReadAll();

        bot.Send(
            "PRIVMSG #a :x", "NOTICE #a :x", "TOPIC #a :x", "MODE #a +t", "MODE #a +v alice", "INVITE alice #b", "AWAY :x", "SETNAME :x", "NICK tob",
            "PRIVMSG alice :x", "PART #a", "JOIN #a", "KICK #a carol", "QUIT :x");

        foreach (var line in alice.ReadAll().Where(line => line.Contains(":bot!", StringComparison.Ordinal) || line.Contains(":tob!", StringComparison.Ordinal)))
            Assert.Contains("bot", line.Split(' ')[0].TrimStart('@').Split(';'));
        Assert.All(carol.ReadAll(), line => Assert.False(line.StartsWith('@'), line));
    }

    [Fact]
    public void It_is_told_by_isupport_whois_and_who()
    {
        var (alice, bot) = (Server.Open(), Server.Connect("bot"));
        Join("#a", bot);
        bot.Send("MODE bot +B", "AWAY :gone");

        alice.Send("NICK alice", "USER alice 0 * :alice");

        Assert.Contains("BOT=B", string.Join(' ', alice.Unread).Split(' '));
        alice.ReadAll();
        alice.Send("WHOIS bot", "WHO #a");
        alice.Hears(":chaton.local 335 alice bot :is a bot on ...");
        alice.Hears(":chaton.local 352 alice #a ~bot 127.0.0.1 chaton.local bot G~B :0 ...");
    }

    [Fact]
    public void A_hostile_user_marks_nobody_else_and_forges_no_mark()
    {
        var (alice, mallory) = (Server.Connect("alice", "message-tags"), Server.Connect("mallory", "message-tags"));
        Join("#a", alice, mallory);

        mallory.Send("MODE alice +B", "@bot=yes PRIVMSG #a :x");

        mallory.Expects(":chaton.local 502 ...");
        Assert.DoesNotContain("bot", alice.Expects("@... PRIVMSG #a :x"), StringComparison.Ordinal);
    }
}
