namespace ChatOn.Server.Tests.Commands.Operators;

public sealed class OperservCommandTests : OperatorScenario
{
    [Fact]
    public void It_is_the_same_as_writing_to_OperServ()
    {
        var boss = ConnectOperator("bigboss");

        boss.Send("OPERSERV BAN ADD nick:mallory :a reason", "PRIVMSG OperServ :BAN DEL nick:mallory", "OPERSERV HELP");

        Told(boss, "Ban 1 on nick:mallory holds for good.");
        Told(boss, "The ban on nick:mallory is lifted.");
        Told(boss, "AUDIT ...");
        Told(boss, "BAN ...");
        Told(boss, "PROTECT ...");
    }

    [Fact]
    public void Others_are_not_shown_what_they_may_not_do_and_may_not_do_it()
    {
        var alice = Connect("alice");

        alice.Send("OPERSERV HELP", "OPERSERV AUDIT", "OPERSERV PROTECT registered", "OPERSERV NOTHING");

        Assert.DoesNotContain(alice.Unread, line => line.Contains("PROTECT  ", StringComparison.Ordinal));
        Told(alice, "AUDIT is for operators who may read the audit log.");
        Told(alice, "PROTECT is for operators who may protect the server.");
        Told(alice, "There is no command NOTHING here; HELP lists them.");
    }

    [Fact]
    public void Nobody_else_can_be_called_OperServ()
    {
        var mallory = Connect("mallory");

        mallory.Send("NICK OperServ", "NICK OPERSERV", "REGISTER operserv * password1");

        mallory.Expects("... 432 mallory OperServ ...");
        mallory.Expects("... 432 mallory OPERSERV ...");
        mallory.Expects("...NOTICE mallory :REGISTER: ...");
    }
}
