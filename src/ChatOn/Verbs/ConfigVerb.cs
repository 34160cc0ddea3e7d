using System.CommandLine;
using ChatOn.Host.Configuration;

namespace ChatOn.Verbs;

/// <summary><c>chaton config show</c> and <c>chaton config check</c>: what a server would run by.</summary>
internal static class ConfigVerb
{
    public static Command Create(Surroundings surroundings) => new("config", "Shows or checks the configuration")
    {
        Sub(surroundings, "show", "Shows every option as it is in effect and where it was set; secrets are hidden", Show),
        Sub(surroundings, "check", "Says whether the configuration is in order, and if not, all that is wrong", Check),
    };

    private static Command Sub(Surroundings surroundings, string name, string description, Action<Surroundings, LoadedConfiguration> work)
    {
        var arguments = new ConfigurationArguments();
        var command = new Command(name, description);
        arguments.AddTo(command, withServing: true);
        command.SetAction((parsed, _) => Verb.RunAsync(surroundings, () =>
        {
            work(surroundings, LoadedConfiguration.Load(arguments.Sources(parsed, surroundings)));
            return Task.FromResult(ExitCode.Success);
        }));
        return command;
    }

    private static void Show(Surroundings surroundings, LoadedConfiguration configuration)
    {
        surroundings.Output.WriteLine($"// Read from {configuration.File ?? "no file"}, the environment and the command line. Without a note: the default.");
        new OptionsWriter(surroundings.Output) { Behind = configuration.Places.GetValueOrDefault }.Write(configuration.Options);
    }

    private static void Check(Surroundings surroundings, LoadedConfiguration configuration) => surroundings.Output.WriteLine(
        $"The configuration is in order ({configuration.File ?? "no file"}; {configuration.Places.Count} of {OptionSchema.Root.Leaves().Count()} options set).");
}
