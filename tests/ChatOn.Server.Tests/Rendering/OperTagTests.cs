namespace ChatOn.Server.Tests.Rendering;

[Trait("Spec", "IRCv3/oper-tag")]
public sealed class OperTagTests : OperatorScenario
{
    private const string Tags = "message-tags draft/oper-tag";

    [Fact]
    [Trait("Spec", "IRCv3/oper-tag#1")]
    [Trait("Spec", "IRCv3/oper-tag#2")]
    [Trait("Spec", "IRCv3/oper-tag#3")]
    [Trait("Spec", "IRCv3/oper-tag#4")]
    public void What_an_operator_does_is_marked_and_operators_see_by_which_name()
    {
        var (alice, other) = (Connect("alice", Tags), ConnectOperator("other", Tags));
        var boss = ConnectOperator("bigboss");
        Join("#a", alice, other);

        boss.Send("JOIN #a", "PRIVMSG #a :hello", "NOTICE alice :hi", "TOPIC #a :x", "NICK chief", "PART #a");

        alice.Expects("@msgid=...;draft/oper :bigboss!... JOIN #a");
        alice.Expects("@msgid=...;draft/oper :bigboss!... PRIVMSG #a :hello");
        alice.Expects("@msgid=...;draft/oper :bigboss!... NOTICE alice :hi");
        alice.Expects("@msgid=...;draft/oper :bigboss!... TOPIC #a :x");
        alice.Expects("@draft/oper :bigboss!... NICK chief");
        alice.Expects("@msgid=...;draft/oper :chief!... PART #a");
        other.Expects("@msgid=...;draft/oper=boss :bigboss!... JOIN #a");
        other.Expects("@msgid=...;draft/oper=boss :bigboss!... PRIVMSG #a :hello");
    }

    [Fact]
    [Trait("Spec", "IRCv3/oper-tag#4")]
    public void Whatever_else_it_does_is_marked_too()
    {
        var (alice, boss) = (Connect("alice", $"{Tags} away-notify setname invite-notify"), ConnectOperator("bigboss", "message-tags setname"));
        Join("#a", boss, alice);
        boss.Send("MODE #a +o alice");
        Connect("carol").Send("JOIN #a");
        Connect("dave");
        alice.ReadAll();

        boss.Send("MODE #a +m", "KICK #a carol", "INVITE dave #a", "AWAY :lunch", "SETNAME :another", "@+x=1 TAGMSG #a", "@+x=1 TAGMSG alice", "WALLOPS :hi", "QUIT :bye");

        var heard = alice.ReadAll();
        Assert.Equal(["MODE", "KICK", "INVITE", "AWAY", "SETNAME", "TAGMSG", "TAGMSG", "QUIT"], heard.Select(line => line.Split(' ')[2]).Where(verb => verb != "WALLOPS"));
        Assert.All(heard, line => Assert.Contains("draft/oper", line.Split(' ')[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Who_did_not_ask_for_it_or_is_no_operator_has_none()
    {
        var (alice, bob, boss) = (Connect("alice", Tags), Connect("bob", "message-tags"), ConnectOperator("bigboss"));
        Join("#a", alice, bob, boss);
        alice.ReadAll();

        bob.Send("PRIVMSG #a :from bob");
        boss.Send("PRIVMSG #a :as operator", "MODE bigboss -o", "PRIVMSG #a :as nobody");

        alice.Expects("@msgid=... :bob!... PRIVMSG #a :from bob");
        alice.Expects("@msgid=...;draft/oper :bigboss!... PRIVMSG #a :as operator");
        Assert.DoesNotContain("draft/oper", alice.Expects("... PRIVMSG #a :as nobody"), StringComparison.Ordinal);
        Assert.DoesNotContain("draft/oper", bob.Expects("... PRIVMSG #a :as operator"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_can_give_the_tag_itself()
    {
        var (alice, mallory) = (Connect("alice", Tags), Connect("mallory", Tags));
        Join("#a", alice, mallory);

        mallory.Send("@draft/oper=root;+draft/oper=root PRIVMSG #a :obey");

        Assert.DoesNotContain(";draft/oper", alice.Expects("@...+draft/oper=root :mallory!... PRIVMSG #a :obey"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_becomes_an_operator_or_is_one_no_more_sees_names_accordingly()
    {
        var (alice, boss) = (Connect("alice", Tags), ConnectOperator("bigboss"));
        Join("#a", alice, boss);
        alice.ReadAll();

        boss.Send("PRIVMSG #a :1");
        alice.Send("OPER boss sesame");
        boss.Send("PRIVMSG #a :2");
        alice.Send("MODE alice -o");
        boss.Send("PRIVMSG #a :3");

        alice.Hears("@msgid=...;draft/oper :bigboss!... PRIVMSG #a :1");
        alice.Hears("@msgid=...;draft/oper=boss :bigboss!... PRIVMSG #a :2");
        alice.Hears("@msgid=...;draft/oper :bigboss!... PRIVMSG #a :3");
    }
}
