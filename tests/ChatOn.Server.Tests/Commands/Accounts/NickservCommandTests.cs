namespace ChatOn.Server.Tests.Commands.Accounts;

public sealed class NickservCommandTests : AccountScenario
{
    [Fact]
    public void It_is_the_same_as_writing_to_the_service()
    {
        var alice = Server.Connect("alice", "labeled-response batch");

        alice.Send("NICKSERV HELP", "PRIVMSG NickServ :HELP");
        var answers = alice.ReadAll();

        Assert.NotEmpty(answers);
        Assert.Equal(answers.Take(answers.Count / 2), answers.Skip(answers.Count / 2));
        Assert.All(answers, line => Assert.StartsWith(":NickServ!", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_takes_the_services_name_and_what_is_written_to_it_is_kept_nowhere()
    {
        var alice = Register("alice", "echo-message");

        alice.Send("NICK NickServ", "PRIVMSG NickServ :HELP secret words");

        alice.Expects(":chaton.local 432 alice NickServ :...");
        Assert.DoesNotContain(alice.ReadAll(), line => line.Contains("secret words", StringComparison.Ordinal));
        alice.Send("CHATHISTORY LATEST NickServ * 10");
        alice.NeverHears("...secret words...");
    }

    [Fact]
    public void An_unknown_command_and_a_notice_are_no_trouble()
    {
        var alice = Server.Connect("alice");

        alice.Send("NICKSERV BLAH :" + new string('x', 400), "NICKSERV", "NOTICE NickServ :HELP");

        alice.Expects(":NickServ!... NOTICE alice :There is no command BLAH here; HELP lists them.");
        alice.Hears(":NickServ!... NOTICE alice :HELP command tells more about one of them.");
        alice.HearsNothing();
    }
}
