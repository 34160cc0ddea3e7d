using System.CommandLine;
using ChatOn.Chatting;
using ChatOn.Protocol;

namespace ChatOn.Verbs;

/// <summary><c>chaton tail [server] '#room'</c>: prints what is said, a line each, until it is stopped or has seen enough.</summary>
internal static class TailVerb
{
    public static Command Create(Surroundings surroundings)
    {
        var words = new Argument<string[]>("WHERE") { Description = "[SERVER] '#ROOM'", Arity = new ArgumentArity(1, 2) };
        var since = new Option<string?>("--since") { Description = "Begins with what was said in this time, e.g. 30m, 1h, 2d", HelpName = "TIME" };
        var json = new Option<bool>("--json") { Description = "Prints a JSON object a line" };
        var count = new Option<int?>("--count") { Description = "Ends after so many messages", HelpName = "N" };
        var once = new Option<bool>("--once") { Description = "Ends when what was said since then is printed" };
        var arguments = new ChatArguments();
        var command = new Command("tail", "Prints what is said in a room, a line each") { words, since, json, count, once };
        arguments.AddTo(command);
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
                result.AddError("--count must be 1 or more");
        });
        command.SetAction((parsed, cancellation) => Verb.RunAsync(surroundings, async () =>
        {
            var (server, room, _) = Places.Read(parsed.GetRequiredValue(words));
            var from = parsed.GetValue(since) is { } text ? surroundings.Time.GetUtcNow() - Duration(text) : (DateTimeOffset?)null;
            var visit = arguments.Visit(parsed, surroundings, server);
            return await new TailRun(surroundings, visit, Places.Needed(room, "chaton tail '#room'"), parsed.GetValue(json), parsed.GetValue(count), parsed.GetValue(once)).RunAsync(from, cancellation);
        }));
        return command;
    }

    private static TimeSpan Duration(string text) => DurationText.TryParse(text, out var duration) && duration is { } time
        ? time
        : throw new ChatException(ExitCode.WrongUsage, $"--since {text} is no time: use e.g. 30m, 1h or 2d");
}
