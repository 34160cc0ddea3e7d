using System.Globalization;
using System.Text;
using ChatOn.Testing.Fuzzing;

namespace ChatOn.Server.Tests.Fuzzing;

/// <summary>
/// The whole command surface: the scripts of fuzz/corpus/commands, and new ones from seeds. CHATON_SEED=n replays one, CHATON_SEED=n-m runs many.
/// </summary>
public sealed class CommandFuzzTests
{
    private const int Seeds = 120;

    public static TheoryData<string> Scripts =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "corpus", "commands")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void The_invariants_hold_for_a_script_of_the_corpus(string name) =>
        CommandFuzz.Run(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "corpus", "commands", name)));

    [Fact]
    public void The_invariants_hold_for_scripts_made_from_seeds()
    {
        var wanted = (Environment.GetEnvironmentVariable("CHATON_SEED") ?? $"1-{Seeds}").Split('-');
        var (first, last) = (int.Parse(wanted[0], CultureInfo.InvariantCulture), int.Parse(wanted[^1], CultureInfo.InvariantCulture));
        for (var seed = first; seed <= last; seed++)
        {
            var script = ScriptMaker.Make(seed);
            try
            {
                CommandFuzz.Run(script);
            }
            catch (Exception exception)
            {
                var shortest = Encoding.UTF8.GetString(ScriptMinimiser.Minimise(script, tries: 300));
                throw new InvalidOperationException($"Seed {seed}: run again with CHATON_SEED={seed}. The shortest script that fails likewise:\n{shortest}\n{exception.Message}", exception);
            }
        }
    }

    [Fact]
    public void What_commands_there_are_the_scripts_know_by_themselves()
    {
        var scripts = string.Concat(Enumerable.Range(1, Seeds).Select(seed => Encoding.UTF8.GetString(ScriptMaker.Make(seed))));
        using var server = new ChatOn.Testing.TestServer();
        Assert.Empty(server.Get<Server.Commands.CommandTable>().Specs.Where(spec => !scripts.Contains($" {spec.Verb}", StringComparison.Ordinal)).Select(spec => spec.Verb));
        Assert.Empty(Protocol.Capability.All.Where(capability => !scripts.Contains($"CAP REQ {capability.Name}", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_seed_makes_the_same_run()
    {
        Assert.Equal(ScriptMaker.Make(7), ScriptMaker.Make(7));
        Assert.Equal(CommandFuzz.Run(ScriptMaker.Make(7)).Order(StringComparer.Ordinal), CommandFuzz.Run(ScriptMaker.Make(7)).Order(StringComparer.Ordinal));
    }
}
