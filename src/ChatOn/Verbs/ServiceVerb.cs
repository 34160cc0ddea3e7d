using System.CommandLine;
using ChatOn.Host.Administration;
using ChatOn.Host.Configuration;

namespace ChatOn.Verbs;

/// <summary><c>chaton account|room|operator|ban|audit|protect WORDS</c>: what operators can do in the chat, on the machine.</summary>
internal static class ServiceVerb
{
    /// <param name="name">The verb.</param>
    /// <param name="service">Which service of the server it asks.</param>
    /// <param name="first">What the words are put after; none for the service itself.</param>
    public static Command Create(Surroundings surroundings, string name, string description, string service, params string[] first)
    {
        var words = new Argument<string[]>("WORDS") { Description = "The command and what follows it; HELP lists the commands", Arity = ArgumentArity.ZeroOrMore };
        var arguments = new ConfigurationArguments();
        var command = new Command(name, description) { words };
        arguments.AddTo(command, withServing: false);
        command.SetAction((parsed, cancellation) => AskAsync(surroundings, () => arguments.Sources(parsed, surroundings), service, [.. first, .. parsed.GetValue(words) ?? []], cancellation));
        return command;
    }

    /// <summary>Asks the server on the data folder and prints what it answers: on standard error when it was not done.</summary>
    public static Task<int> AskAsync(
        Surroundings surroundings, Func<ConfigurationSources> sources, string service, IEnumerable<string> words, CancellationToken cancellationToken) =>
        Verb.RunAsync(surroundings, async () =>
        {
            var text = string.Join(' ', words);
            var folder = LoadedConfiguration.Load(sources()).Options.DataFolder;
            var answer = await AdminClient.AskAsync(folder, service, text.Length == 0 ? "HELP" : text, surroundings.Time, cancellationToken);
            foreach (var line in answer.Lines)
                await (answer.IsDone ? surroundings.Output : surroundings.Error).WriteLineAsync(line);
            if (answer.Failure is { } failure)
                await surroundings.Error.WriteLineAsync($"chaton: {failure}");
            return answer.IsDone ? ExitCode.Success : ExitCode.Failure;
        });
}
