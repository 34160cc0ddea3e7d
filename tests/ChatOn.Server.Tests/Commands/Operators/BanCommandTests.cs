namespace ChatOn.Server.Tests.Commands.Operators;

public sealed class BanCommandTests : OperatorScenario
{
    [Fact]
    public void A_ban_on_an_address_keeps_it_out_and_says_why_and_until_when()
    {
        var boss = ConnectOperator("bigboss");

        boss.Send("BAN ADD 2h 192.0.2.7 flooding and worse");

        Told(boss, "Ban 1 on address:192.0.2.7 holds until 2026-01-01 14:00:00 UTC.");
        var mallory = Server.Open("192.0.2.7");
        mallory.Expects(":chaton.local 465 * :You are banned from this server until 2026-01-01 14:00:00 UTC: flooding and worse");
        mallory.Expects("ERROR :Closing link: 192.0.2.7 (You are banned from this server until 2026-01-01 14:00:00 UTC: flooding and worse)");
        Assert.True(mallory.IsClosed);
        From("192.0.2.8", "bob");
    }

    [Theory]
    [InlineData("nick:mall*", "mallory", "x")]
    [InlineData("realname:free?money*", "carol", "Free money here")]
    [InlineData("\"realname:free money*\"", "carol", "Free money here")]
    public void A_ban_on_a_nickname_or_a_realname_holds_when_somebody_comes(string pattern, string nick, string realname)
    {
        var boss = ConnectOperator("bigboss");
        boss.Send($"BAN ADD {pattern} :no thanks");

        var mallory = Server.Open();
        mallory.Send($"NICK {nick}", $"USER u 0 * :{realname}");

        IsTurnedAway(mallory, "no thanks");
        Connect("dave");
    }

    [Fact]
    public void NOW_puts_out_who_is_here_and_others_hear_of_a_ban_only()
    {
        var (boss, mallory, bob) = (ConnectOperator("bigboss"), From("192.0.2.7", "mallory"), Connect("bob"));
        var opening = Server.Open("192.0.2.200");
        Join("#a", mallory, bob);

        boss.Send("BAN ADD 192.0.2.0/24 later");
        Assert.False(mallory.IsClosed);
        boss.Send("BAN ADD NOW 192.0.2.0/24 secret reasons");

        Told(boss, "2 put out.");
        IsTurnedAway(mallory, "secret reasons");
        Assert.True(opening.IsClosed);
        bob.Expects(":mallory!... QUIT :Banned from the server");
        bob.HearsNothing();
    }

    [Fact]
    public void Without_NOW_who_is_here_stays_and_can_not_come_back()
    {
        var (boss, mallory) = (ConnectOperator("bigboss"), From("192.0.2.7", "mallory"));

        boss.Send("BAN ADD 192.0.2.7 bye");
        mallory.Send("PING still");

        mallory.Expects("... PONG ...");
        mallory.Send("QUIT");
        IsTurnedAway(Server.Open("192.0.2.7"), "bye");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    [InlineData("nick:big*")]
    [InlineData("realname:*tests")]
    public void Nobody_bans_itself(string pattern)
    {
        var boss = ConnectOperator("bigboss");

        boss.Send($"BAN ADD NOW FORCE {pattern} :oops");

        Told(boss, "That would ban yourself.");
        Assert.False(boss.IsClosed);
        boss.Send("BAN LIST");
        Told(boss, "0 bans.");
    }

    [Theory]
    [InlineData("0.0.0.0/0", "That would keep out everybody...")]
    [InlineData("0::/0", "That would keep out everybody...")]
    [InlineData("nick:*", "That would keep out everybody...")]
    [InlineData("realname:**?", "That would keep out everybody...")]
    [InlineData("16.0.0.0/4", "That is wider than any one provider's network...")]
    [InlineData("256.0.0.1", "It goes like this: BAN ADD...")]
    [InlineData("account:not valid", "...")]
    [InlineData("nick:", "It goes like this: BAN ADD...")]
    [InlineData("\"realname:never ends", "It goes like this: BAN ADD...")]
    [InlineData("NOW", "It goes like this: BAN ADD...")]
    [InlineData("2h", "It goes like this: BAN ADD...")]
    public void What_covers_everybody_or_is_no_pattern_is_refused(string pattern, string answer)
    {
        var boss = ConnectOperator("bigboss");

        boss.Send($"BAN ADD {pattern}");

        Told(boss, answer);
    }

    [Fact]
    public void A_very_wide_network_is_banned_when_it_is_meant()
    {
        var boss = ConnectOperator("bigboss");

        boss.Send("BAN ADD force 16.0.0.0/4 an empire");

        IsTurnedAway(Server.Open("17.1.2.3"), "an empire");
    }

    [Fact]
    public void A_ban_is_lifted_by_its_pattern_or_its_number()
    {
        var boss = ConnectOperator("bigboss");
        boss.Send("BAN ADD 192.0.2.7 x", "BAN ADD nick:mallory y", "BAN ADD \"realname:free money\" z");

        boss.Send("BAN DEL 192.0.2.7", "BAN DEL #2", "BAN DEL \"realname:FREE money\"", "BAN DEL 2", "BAN DEL 192.0.2.7 and more", "BAN DEL");

        Told(boss, "The ban on address:192.0.2.7 is lifted.");
        Told(boss, "The ban on nick:mallory is lifted.");
        Told(boss, "The ban on realname:free money is lifted.");
        Told(boss, "There is no such ban...");
        Told(boss, "There is no such ban...");
        Told(boss, "There is no such ban...");
        From("192.0.2.7", "mallory");
    }

    [Fact]
    public void The_list_tells_who_what_since_until_and_how_often_it_hit()
    {
        var boss = ConnectOperator("bigboss");
        boss.Send("BAN ADD 1d 192.0.2.0/24 spam", "BAN ADD nick:mallory");
        Server.Open("192.0.2.1");
        Server.Open("192.0.2.2");

        boss.ReadAll();
        boss.Send("BAN LIST", "BAN LIST nick:*", "BAN LIST 192.*");

        Told(boss, "#1 address:192.0.2.0/24 by bigboss, 2026-01-01 12:00:00 UTC, until 2026-01-02 12:00:00 UTC, 2 hits: spam");
        Told(boss, "#2 nick:mallory by bigboss, 2026-01-01 12:00:00 UTC, for good, 0 hits: No reason was given");
        Told(boss, "2 bans.");
        Told(boss, "#2 ...");
        Told(boss, "1 bans.");
        Told(boss, "#1 ...");
        Told(boss, "1 bans.");
    }

    [Fact]
    public void What_EXPORT_says_can_be_given_back_one_line_each()
    {
        var boss = ConnectOperator("bigboss");
        var (wide, mask) = (new string('é', 60), new string('x', 140));
        boss.Send(
            "BAN ADD 1d 192.0.2.0/24 spam", "BAN ADD 2001:db8::1", "BAN ADD account:mallory bad : colons", "BAN ADD \"realname:free money*\" no",
            "BAN ADD FORCE 16.0.0.0/4", $"BAN ADD nick:{mask} {wide}{wide}");
        boss.ReadAll();

        boss.Send("BAN EXPORT");
        var lines = boss.ReadAll().Select(line => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..]).ToArray();
        boss.Send([.. Enumerable.Range(1, 6).Select(id => $"BAN DEL {id}")]);
        boss.Send(lines);
        boss.ReadAll();
        boss.Send("BAN EXPORT");

        Assert.Equal(6, lines.Length);
        Assert.StartsWith("BAN ADD 1d address:192.0.2.0/24 spam", lines[0], StringComparison.Ordinal);
        Assert.Equal("BAN ADD permanent \"realname:free money*\" no", lines[3]);
        Assert.Equal(lines, boss.ReadAll().Select(line => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public void A_long_export_comes_as_the_operator_reads()
    {
        var boss = ConnectOperator("bigboss");
        for (var i = 0; i < 350; i++)
            boss.Send($"BAN ADD 198.51.{i / 200}.{i % 200} x");
        boss.ReadAll();

        boss.Send("BAN EXPORT", "BAN LIST");

        var lines = boss.ReadAll();
        Assert.Equal(350 + 101, lines.Count);
        Assert.EndsWith("350 bans, the last 100 shown. Narrow the mask.", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_no_operator_may_neither_ban_nor_look()
    {
        var (alice, bob) = (Connect("alice"), From("192.0.2.7", "bob"));

        alice.Send("BAN ADD NOW 192.0.2.7 x", "BAN LIST", "BAN EXPORT", "OPERSERV BAN LIST", "PRIVMSG OperServ :BAN ADD NOW 192.0.2.7");

        alice.Expects(":chaton.local 481 alice ...");
        alice.Expects(":chaton.local 481 alice ...");
        alice.Expects(":chaton.local 481 alice ...");
        Told(alice, "BAN is for operators who may ban from the server.");
        Told(alice, "BAN is for operators who may ban from the server.");
        alice.HearsNothing();
        Assert.False(bob.IsClosed);
    }

    [Fact]
    public void Hostile_texts_stay_one_line_and_their_bounds_hold()
    {
        var boss = ConnectOperator("bigboss");

        boss.Send($"BAN ADD 192.0.2.7 {new string('x', 450)}", $"BAN ADD nick:{new string('*', 199)}a", "BAN", "BAN WHATEVER", "BAN DEL 99999999999999999999999");
        boss.Send("BAN ADD nick:a*a*a*a*a*a*a*a*a*a*a*a*b");

        Told(boss, "Ban 1 on ...");
        Told(boss, "It goes like this: ...");
        var mallory = Server.Open("192.0.2.7");
        Assert.True(mallory.Expects("... 465 * :...").Length < 510);
        Connect(new string('a', 32));
    }
}
