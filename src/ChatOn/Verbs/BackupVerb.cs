using System.CommandLine;
using ChatOn.Host.Configuration;
using ChatOn.Storage.Sqlite;

namespace ChatOn.Verbs;

/// <summary><c>chaton backup FILE</c>: the database as of one moment, certificate and configuration, also while the server runs.</summary>
internal static class BackupVerb
{
    /// <summary>What belongs to a server beside its database, where it is in the data folder.</summary>
    public static IReadOnlyList<string> ExtraFiles { get; } = ["cert.pem", "key.pem", "chaton.json"];

    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write" };
        var force = new Option<bool>("--force") { Description = "Replaces the file when there is one" };
        var arguments = new ConfigurationArguments();
        var command = new Command("backup", "Writes database, certificate and configuration into one file, also while the server runs") { file, force };
        arguments.AddTo(command, withServing: false);
        command.SetAction((parsed, cancellation) => Verb.RunAsync(surroundings, async () =>
        {
            var folder = LoadedConfiguration.Load(arguments.Sources(parsed, surroundings)).Options.DataFolder;
            var target = Path.GetFullPath(parsed.GetRequiredValue(file));
            await SqliteBackup.CreateAsync(folder, target, ExtraFiles, overwrite: parsed.GetValue(force), cancellation);
            await surroundings.Output.WriteLineAsync($"{folder} is saved in {target} ({new FileInfo(target).Length:N0} bytes). It holds secrets: keep it safe.");
            return ExitCode.Success;
        }));
        return command;
    }
}
