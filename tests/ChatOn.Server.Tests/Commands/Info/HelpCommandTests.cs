using ChatOn.Server.Commands;

namespace ChatOn.Server.Tests.Commands.Info;

[Trait("Spec", "modern/HELP")]
public sealed class HelpCommandTests : Scenario
{
    [Fact]
    public void Without_a_verb_all_commands_are_listed()
    {
        var alice = Connect("alice");

        alice.Send("HELP");

        alice.Expects(":chaton.local 704 alice * :** Commands **");
        alice.Expects(":chaton.local 705 alice * :");
        var lines = alice.ReadAll();
        Assert.All(lines.SkipLast(1), line => Assert.StartsWith(":chaton.local 705 alice * :", line, StringComparison.Ordinal));
        Assert.StartsWith(":chaton.local 706 alice * :", lines[^1], StringComparison.Ordinal);
        foreach (var spec in Server.Get<IEnumerable<CommandSpec>>())
            Assert.Contains(lines, line => line.Contains($"* :{spec.Verb} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_command_is_explained()
    {
        var alice = Connect("alice");

        foreach (var spec in Server.Get<IEnumerable<CommandSpec>>())
        {
            alice.Send($"HELP {CaseMappingFold(spec.Verb)}");
            alice.Expects($":chaton.local 704 alice {spec.Verb} :** The {spec.Verb} command **");
            alice.Expects($":chaton.local 705 alice {spec.Verb} :");
            alice.Expects($":chaton.local 705 alice {spec.Verb} :{spec.Syntax}");
            alice.Expects($":chaton.local 706 alice {spec.Verb} :{spec.Summary}...");
            alice.HearsNothing();
        }

        static string CaseMappingFold(string verb) => Protocol.CaseMapping.Fold(verb);
    }

    [Fact]
    public void Of_anything_else_no_help_is_available()
    {
        var alice = Connect("alice");

        alice.Send("HELP NOTACOMMAND", "HELP :two words", $"HELP {new string('x', 450)}");

        alice.Expects(":chaton.local 524 alice NOTACOMMAND :No help available on this topic");
        alice.Expects(":chaton.local 524 alice * :No help available on this topic");
        alice.Expects(":chaton.local 524 alice xxx...");
        alice.HearsNothing();
    }
}
