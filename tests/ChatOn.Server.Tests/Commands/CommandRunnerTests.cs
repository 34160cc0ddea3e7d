using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Commands;

public sealed class CommandRunnerTests : Scenario
{
    [Fact]
    [Trait("Spec", "modern/ERR_NOTREGISTERED")]
    public void Before_registration_nothing_but_registering_is_done_not_even_looked_at()
    {
        var client = Server.Open();

        // irssi sends the JOIN right after CAP LS.
        client.Send("CAP LS 302", "JOIN :", "NOSUCHTHING", "PRIVMSG", "NICK alice", "WHO *");

        client.Hears(":chaton.local 451 * :You have not registered");
        client.Expects(":chaton.local 451 * :You have not registered");
        client.Expects(":chaton.local 451 * :You have not registered");
        client.Expects(":chaton.local 451 alice :You have not registered");
        client.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "modern/ERR_UNKNOWNCOMMAND")]
    public void An_unknown_command_is_named_as_it_was_given()
    {
        var alice = Connect("alice");

        alice.Send("nosuchthing x", "001 alice :hi", new string('v', 400), ":alice NOPE");

        alice.Expects(":chaton.local 421 alice nosuchthing :Unknown command");
        alice.Expects(":chaton.local 421 alice 001 :Unknown command");
        alice.Expects($":chaton.local 421 alice {new string('v', 64)} :Unknown command");
        alice.Expects(":chaton.local 421 alice NOPE :Unknown command");
    }

    [Fact]
    public void Commands_are_known_in_any_case_and_with_any_source()
    {
        var alice = Connect("alice");

        alice.Send("ping 1", ":somebody!else@there PiNg 2", "   PING   3   ");

        alice.Expects("... PONG chaton.local :1");
        alice.Expects("... PONG chaton.local :2");
        alice.Expects("... PONG chaton.local :3");
    }

    [Fact]
    [Trait("Spec", "modern/ERR_INPUTTOOLONG")]
    public void A_line_that_is_too_long_is_refused_and_the_next_one_is_done()
    {
        var alice = Connect("alice", "batch labeled-response");

        alice.Send(
            $"PRIVMSG alice :{new string('x', 496)}", $"@label=b;x=y PRIVMSG alice :{new string('x', 496)}", $"@label=t;a={new string('x', 4100)} PING 1",
            new string('z', 9000), "PING 2");

        alice.Expects(":chaton.local 417 alice :Input line was too long");
        alice.Expects("@label=b :chaton.local 417 alice :Input line was too long");
        alice.Expects(":chaton.local 417 alice :Input line was too long");
        alice.Expects(":chaton.local 417 alice :Input line was too long");
        alice.Expects("... PONG chaton.local :2");
    }

    [Fact]
    public void A_line_as_long_as_may_be_is_done()
    {
        var alice = Connect("alice");

        alice.Send($"@a={new string('t', 4092)} PRIVMSG alice :{new string('x', 495)}");

        alice.Expects(":alice!... PRIVMSG alice :xxx...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/utf8-only#1")]
    public void Bytes_that_are_no_UTF8_are_refused_by_name()
    {
        var alice = Connect("alice", "standard-replies batch labeled-response");
        var bob = Connect("bob");

        alice.SendBytes(Encoding.Latin1.GetBytes("PRIVMSG bob :\u00e8\u00e9\r\n@label=u PRIVMSG bob :\u00ff\r\n\u00ff\u00fe\r\n"));

        alice.Expects(":chaton.local FAIL PRIVMSG INVALID_UTF8 :...");
        alice.Expects("@label=u :chaton.local FAIL PRIVMSG INVALID_UTF8 :...");
        alice.Expects(":chaton.local FAIL * INVALID_UTF8 :...");
        bob.HearsNothing();
    }

    [Fact]
    public void NUL_and_lines_that_are_no_messages_are_refused_with_their_label()
    {
        var alice = Connect("alice", "standard-replies batch labeled-response");

        alice.SendBytes("PRIVMSG alice :a\0b\r\n@label=n PING \0\r\n@label=m !!!\r\n:\r\n@x\r\n\0\0\0\r\nPING 1\r\n"u8);

        alice.Expects(":chaton.local FAIL * INVALID_LINE :...");
        alice.Expects("@label=n :chaton.local FAIL * INVALID_LINE :...");
        alice.Expects("@label=m :chaton.local FAIL * INVALID_LINE :...");
        for (var i = 0; i < 3; i++)
            alice.Expects(":chaton.local FAIL * INVALID_LINE :...");
        alice.Expects("... PONG ...");
    }

    [Fact]
    public void A_bug_in_a_command_is_logged_with_its_verb_and_answered_and_the_session_goes_on()
    {
        using var server = new TestServer(configure: services => services
            .AddSingleton(new CommandTable.Entry(new CommandSpec("BUGNOW", "", ""), new BuggyCommand(waits: false)))
            .AddSingleton(new CommandTable.Entry(new CommandSpec("BUGLATER", "", ""), new BuggyCommand(waits: true))));
        var alice = server.Connect("alice", "standard-replies batch labeled-response");

        alice.Send("@label=1 BUGNOW", "@label=2 BUGLATER", "PING after");

        alice.Expects("@label=1 :chaton.local FAIL BUGNOW INTERNAL_ERROR :...");
        alice.Expects("@label=2 :chaton.local FAIL BUGLATER INTERNAL_ERROR :...");
        alice.Expects("... PONG ...");
        Assert.Contains(server.Log.Errors, line => line.StartsWith("BUGNOW failed", StringComparison.Ordinal));
        Assert.Contains(server.Log.Errors, line => line.StartsWith("BUGLATER failed", StringComparison.Ordinal));
    }

    private sealed class BuggyCommand(bool waits) : ICommand
    {
        public static CommandSpec Spec { get; } = new("BUG", "", "");

        public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
        {
            if (waits)
                await context.SettledAsync();
            throw new InvalidOperationException("a bug");
        }
    }
}
