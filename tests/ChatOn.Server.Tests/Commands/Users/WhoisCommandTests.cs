using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Commands.Users;

[Trait("Spec", "modern/WHOIS")]
public sealed class WhoisCommandTests : Scenario
{
    [Fact]
    public void A_user_is_told_of_with_the_usual_numerics()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        Join("#a", bob, alice);
        Join("#b", bob);
        Server.Advance(TimeSpan.FromSeconds(90));

        alice.Send("WHOIS BOB");

        alice.Expects(":chaton.local 311 alice bob ~bob 127.0.0.1 * :bob of the tests");
        alice.Expects(":chaton.local 319 alice bob :~#a ~#b");
        alice.Expects(":chaton.local 312 alice bob chaton.local :A ChatOn server");
        alice.Expects(":chaton.local 317 alice bob 90 1767268800 :seconds idle, signon time");
        alice.Expects(":chaton.local 318 alice BOB :End of /WHOIS list");
        alice.HearsNothing();
        bob.HearsNothing();
    }

    [Fact]
    public void Away_bot_and_operator_are_told_to_everybody()
    {
        var (alice, boss) = (Connect("alice"), ConnectOperator("bigboss"));
        boss.Send("AWAY :in a meeting");
        SetModes("bigboss", UserModes.Operator | UserModes.Bot);

        alice.Send("WHOIS bigboss");

        alice.Expects("... 311 alice bigboss ...");
        alice.Expects("... 312 ...");
        alice.Expects(":chaton.local 313 alice bigboss :is an IRC operator (admin)");
        alice.Expects(":chaton.local 335 alice bigboss :is a bot on ChatOn");
        alice.Expects(":chaton.local 301 alice bigboss :in a meeting");
        alice.Expects("... 317 ...");
        alice.Expects("... 318 ...");
        alice.HearsNothing();
    }

    [Fact]
    public void Where_somebody_connects_from_is_told_only_to_itself_and_to_operators()
    {
        var alice = Server.OpenSecure("2001:db8::7", fingerprint: "00ff");
        alice.Register("alice");
        var (bob, boss) = (Connect("bob"), ConnectOperator("bigboss"));
        SetModes("alice", UserModes.Invisible);

        bob.Send("WHOIS alice");
        alice.Send("WHOIS alice");
        boss.Send("WHOIS alice");

        bob.Hears(":chaton.local 671 bob alice :is using a secure connection");
        bob.NeverHears("... 378 ...");
        bob.NeverHears("... 379 ...");
        bob.NeverHears("... 276 ...");
        alice.Hears(":chaton.local 671 alice alice :is using a secure connection");
        alice.Expects(":chaton.local 276 alice alice :has client certificate fingerprint 00ff");
        alice.Expects(":chaton.local 378 alice alice :is connecting from *@2001:db8::7 2001:db8::7");
        alice.Expects(":chaton.local 379 alice alice :is using modes +i");
        boss.Hears(":chaton.local 378 bigboss alice :is connecting from *@2001:db8::7 2001:db8::7");
    }

    [Fact]
    public void Secret_rooms_and_rooms_of_an_invisible_user_are_shown_to_their_members_alone()
    {
        var (alice, bob, carol) = (Connect("alice"), Connect("bob"), Connect("carol"));
        Join("#secret", alice, bob);
        Join("#open", alice);
        SetRoomMode("#secret", 's');

        carol.Send("WHOIS alice");
        carol.Hears(":chaton.local 319 carol alice :~#open");
        bob.Send("WHOIS alice");
        bob.Hears(":chaton.local 319 bob alice :~#secret ~#open");

        SetModes("alice", UserModes.Invisible);
        carol.ReadAll();
        bob.ReadAll();
        carol.Send("WHOIS alice");
        carol.NeverHears("... 319 ...");
        bob.Send("WHOIS alice");
        bob.Hears(":chaton.local 319 bob alice :~#secret");
        alice.Send("WHOIS alice");
        alice.Hears(":chaton.local 319 alice alice :~#secret ~#open");
    }

    [Fact]
    public void Many_rooms_take_several_lines()
    {
        var alice = Connect("alice");
        for (var i = 0; i < 30; i++)
            alice.Send($"JOIN #{new string('r', 30)}{i}");
        alice.ReadAll();

        alice.Send("WHOIS alice");

        var lines = alice.ReadAll().Where(line => line.Contains(" 319 ", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count > 1);
        Assert.All(lines, line => Assert.True(line.Length <= 510));
        Assert.Equal(30, lines.Sum(line => line.Split('#').Length - 1));
    }

    [Fact]
    public void Who_is_not_here_is_refused_and_the_list_still_ends()
    {
        var alice = Connect("alice");

        alice.Send("WHOIS nobody", "WHOIS nobody nobody", "WHOIS other.server alice", "WHOIS", "WHOIS :");

        alice.Expects(":chaton.local 401 alice nobody :No such nick/channel");
        alice.Expects(":chaton.local 318 alice nobody :End of /WHOIS list");
        alice.Expects(":chaton.local 401 alice nobody :No such nick/channel");
        alice.Expects(":chaton.local 318 alice nobody :End of /WHOIS list");
        alice.Expects(":chaton.local 402 alice other.server :No such server");
        alice.Expects(":chaton.local 318 alice alice :End of /WHOIS list");
        alice.Expects(":chaton.local 431 alice :No nickname given");
        alice.Expects(":chaton.local 431 alice :No nickname given");
        alice.HearsNothing();
    }

    [Theory]
    [InlineData("chaton.local")]
    [InlineData("*.local")]
    [InlineData("bob")]
    public void The_server_may_be_named_by_a_mask_or_by_a_user_on_it(string server)
    {
        var (alice, _) = (Connect("alice"), Connect("bob"));

        alice.Send($"WHOIS {server} bob");

        alice.Expects("... 311 alice bob ...");
    }

    [Fact]
    public void Of_a_hostile_list_only_the_first_few_are_answered_and_the_end_names_all()
    {
        var (alice, _) = (Connect("alice"), Connect("bob"));

        alice.Send("WHOIS bob,BOB,,x1,x2,x3,x4,x5");

        var lines = alice.ReadAll();
        Assert.Single(lines, line => line.Contains(" 311 ", StringComparison.Ordinal));
        Assert.Equal(3, lines.Count(line => line.Contains(" 401 ", StringComparison.Ordinal)));
        Assert.Equal(":chaton.local 318 alice bob,BOB,,x1,x2,x3,x4,x5 :End of /WHOIS list", lines[^1]);
    }
}
