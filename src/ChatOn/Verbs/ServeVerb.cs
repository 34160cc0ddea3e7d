using System.CommandLine;
using ChatOn.Host.Configuration;
using ChatOn.Serving;

namespace ChatOn.Verbs;

/// <summary><c>chaton serve</c>: runs the server until it is told to stop.</summary>
internal static class ServeVerb
{
    public static Command Create(Surroundings surroundings)
    {
        var arguments = new ConfigurationArguments();
        var command = new Command("serve", "Runs the server until it is told to stop");
        arguments.AddTo(command, withServing: true);
        command.SetAction((parsed, cancellation) => Verb.RunAsync(surroundings, async () =>
        {
            var sources = arguments.Sources(parsed, surroundings);
            return await new ServerRun(LoadedConfiguration.Load(sources), sources, surroundings).RunAsync(cancellation);
        }));
        return command;
    }
}
