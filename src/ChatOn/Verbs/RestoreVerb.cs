using System.CommandLine;
using ChatOn.Host.Configuration;
using ChatOn.Storage.Sqlite;

namespace ChatOn.Verbs;

/// <summary><c>chaton restore FILE</c>: puts a backup into the data folder, while no server runs on it.</summary>
internal static class RestoreVerb
{
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "The backup" };
        var force = new Option<bool>("--force") { Description = "Replaces the database, certificate and configuration that are there" };
        var arguments = new ConfigurationArguments();
        var command = new Command("restore", "Puts a backup into the data folder, while no server runs on it") { file, force };
        arguments.AddTo(command, withServing: false);
        command.SetAction((parsed, _) => Verb.RunAsync(surroundings, async () =>
        {
            var source = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (!File.Exists(source))
                throw new FileNotFoundException($"there is no file '{source}'");
            var folder = LoadedConfiguration.Load(arguments.Sources(parsed, surroundings)).Options.DataFolder;
            SqliteBackup.Restore(source, folder, BackupVerb.ExtraFiles, overwrite: parsed.GetValue(force));
            await surroundings.Output.WriteLineAsync($"{source} is restored to {folder}.");
            return ExitCode.Success;
        }));
        return command;
    }
}
