using ChatOn.Server.Commands.Messages;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

[Trait("Spec", "IRCv3/message-tags")]
public sealed class ClientTagFilterTests : RoomScenario
{
    [Theory]
    [InlineData("PRIVMSG")]
    [InlineData("NOTICE")]
    [InlineData("TAGMSG")]
    [Trait("Spec", "IRCv3/message-tags#5")]
    [Trait("Spec", "IRCv3/message-tags#9")]
    [Trait("Spec", "IRCv3/message-tags#13")]
    [Trait("Spec", "IRCv3/message-tags#14")]
    [Trait("Spec", "IRCv3/message-tags#15")]
    [Trait("Spec", "IRCv3/message-tags#28")]
    public void They_are_passed_on_as_they_came_behind_the_servers_own(string verb)
    {
        var (alice, bob) = (Server.Connect("alice", "message-tags server-time"), Server.Connect("bob", "message-tags server-time"));
        Join("#a", alice, bob);

        alice.Send(@$"@+raw=a+:=,b\:\s\\;mine=1;+none;+empty=;time=x;+k.e!y=1;+vendor.example/x=é;msgid=7;+=odd {verb} #a :hello");

        bob.Expects(@$"@time=2026-01-01T12:00:00.000Z;msgid=...;+raw=a+:=,b\:\s\\;+none;+empty=;+k.e!y=1;+vendor.example/x=é;+=odd :alice!... {verb} #a...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags#2")]
    [Trait("Spec", "IRCv3/message-tags#3")]
    public void Of_several_with_one_key_the_last_goes_on()
    {
        var (alice, bob) = (Server.Connect("alice", "message-tags"), Server.Connect("bob", "message-tags"));
        Join("#a", alice, bob);

        alice.Send("@+a=1;+b=1;+A=1;+a=2;+b;+a=3 PRIVMSG #a :hello");

        bob.Expects("@msgid=...;+A=1;+b;+a=3 :alice!... PRIVMSG #a :hello");
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags#12")]
    [Trait("Spec", "IRCv3/message-tags#18")]
    public void Who_took_only_one_kind_of_tag_gets_only_that()
    {
        var (alice, bob) = (Server.Connect("alice", "message-tags"), Server.Connect("bob", "server-time account-tag batch"));
        Join("#a", alice, bob);

        alice.Send("@+a=1 PRIVMSG #a :hello", "@+a=1 TAGMSG #a");

        bob.Expects("@time=2026-01-01T12:00:00.000Z :alice!... PRIVMSG #a :hello");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags#1")]
    public void Tags_are_taken_from_who_negotiated_nothing()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "message-tags"));
        Join("#a", alice, bob);

        alice.Send(@"@+a=\:;label=1 PRIVMSG #a :hello");

        bob.Expects(@"@msgid=...;+a=\: :alice!... PRIVMSG #a :hello");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags#23")]
    public void The_servers_own_tags_are_far_from_their_limit_at_the_longest()
    {
        var longest = "message-tags server-time account-tag batch labeled-response echo-message draft/oper-tag chaton/client-id";
        var alice = Server.Connect("alice", longest);
        alice.Send("REGISTER * * correct-horse", "MODE alice +B");
        Join("#a", alice);
        var label = string.Concat(Enumerable.Repeat(@"\:", 64));
        var given = "+x=" + new string('y', 4094 - 3 - "label=".Length - label.Length - ";;chaton/client-id=".Length - 64);

        alice.Send($"@label={label};chaton/client-id={new string('c', 64)};{given} PRIVMSG #a :hello");

        var heard = alice.Expects("@label=... :alice!... PRIVMSG #a :hello");
        Assert.InRange(heard.IndexOf(";+x=", StringComparison.Ordinal), 100, 1000);
        Assert.Contains($";{given} :alice!", heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new string[0], "typing", false)]
    [InlineData(new[] { "*" }, "typing", true)]
    [InlineData(new[] { "*", "-typing" }, "typing", false)]
    [InlineData(new[] { "*", "-typing" }, "vendor.example/x", true)]
    [InlineData(new[] { "typing", "vendor.example/x" }, "vendor.example/x", true)]
    [InlineData(new[] { "typing" }, "Typing", false)]
    public void What_is_denied_is_named_as_in_CLIENTTAGDENY(string[] denied, string name, bool isDenied) =>
        Assert.Equal(isDenied, ClientTagFilter.IsDenied(name, denied));

    [Theory]
    [InlineData(true, new string[0])]
    [InlineData(true, new[] { "*" })]
    [InlineData(true, new[] { "*", "-draft/react", "-typing" })]
    [InlineData(true, new[] { "draft/react", "vendor.example/x" })]
    [InlineData(false, new[] { "typing", "*" })]
    [InlineData(false, new[] { "*", "typing" })]
    [InlineData(false, new[] { "-typing" })]
    [InlineData(false, new[] { "+typing" })]
    [InlineData(false, new[] { "*", "-+typing" })]
    [InlineData(false, new[] { "a,b" })]
    [InlineData(false, new[] { "a b" })]
    [InlineData(false, new[] { "" })]
    [InlineData(false, new[] { "*", "*" })]
    [Trait("Spec", "IRCv3/message-tags#27")]
    public void What_may_be_configured_is_what_the_token_can_say(bool isValid, string[] denied) =>
        Assert.Equal(isValid, new ClientTagDenyAttribute().IsValid((IReadOnlyList<string>)denied));

    [Fact]
    [Trait("Spec", "IRCv3/message-tags#26")]
    public void What_is_denied_is_told_and_taken_off_and_the_message_goes_on()
    {
        using var server = new TestServer(TestServer.Unlimited with { ClientTagDeny = ["*", "-draft/reply"] });
        var (alice, bob) = (server.Open(), server.Connect("bob", "message-tags"));
        alice.Send("NICK alice", "USER a 0 * :a");
        alice.Hears("... 005 ... CLIENTTAGDENY=*,-draft/reply ...");
        Join("#a", alice, bob);

        alice.Send("@+typing=active;+draft/reply=x PRIVMSG #a :hello", "@+typing=active TAGMSG #a");

        bob.Expects("@msgid=...;+draft/reply=x :alice!... PRIVMSG #a :hello");
        Assert.DoesNotContain("typing", bob.Expects("@msgid=... :alice!... TAGMSG #a"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_heap_of_equal_tags_costs_little()
    {
        var (mallory, bob) = (Server.Connect("mallory", "message-tags"), Server.Connect("bob", "message-tags"));
        Join("#a", mallory, bob);

        mallory.Send($"@{string.Join(';', Enumerable.Repeat("+", 2_000))} TAGMSG #a", $"@{string.Join(';', Enumerable.Range(0, 700).Select(i => $"+{i:D3}"))} TAGMSG #a");

        bob.Expects("@msgid=...;+ :mallory!... TAGMSG #a");
        bob.Expects("@msgid=...;+000;+001;...;+699 :mallory!... TAGMSG #a");
    }
}
