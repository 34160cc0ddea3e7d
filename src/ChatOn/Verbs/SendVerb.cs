using System.CommandLine;
using ChatOn.Chatting;

namespace ChatOn.Verbs;

/// <summary><c>chaton send [server] '#room' [text|-]</c>: says something and ends; with 0 only when the server has shown it.</summary>
internal static class SendVerb
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    public static Command Create(Surroundings surroundings)
    {
        var words = new Argument<string[]>("WHAT") { Description = "[SERVER] '#ROOM'|@NICK [TEXT...|-]; without a text the lines of standard input, one message each", Arity = ArgumentArity.OneOrMore };
        var together = new Option<bool>("--together") { Description = "Sends standard input as one message of several lines, where the server takes that" };
        var patience = new Option<int>("--timeout") { Description = "How many seconds a message may take, reconnections included", HelpName = "SECONDS", DefaultValueFactory = _ => (int)DefaultPatience.TotalSeconds };
        var arguments = new ChatArguments();
        var command = new Command("send", "Says something in a room; ends with 0 only when the server has shown it") { words, together, patience };
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => Verb.RunAsync(surroundings, async () =>
        {
            var (server, target, text) = Places.Read(parsed.GetRequiredValue(words));
            var visit = arguments.Visit(parsed, surroundings, server);
            var texts = text is [] or ["-"] ? LinesAsync(surroundings.Input, parsed.GetValue(together)) : new[] { string.Join(' ', text) }.ToAsyncEnumerable();
            return await new SendRun(surroundings, visit, Places.Needed(target, "chaton send '#room' hello"), TimeSpan.FromSeconds(parsed.GetValue(patience))).RunAsync(texts, cancellation);
        }));
        return command;
    }

    private static async IAsyncEnumerable<string> LinesAsync(TextReader input, bool together)
    {
        if (together)
        {
            yield return (await input.ReadToEndAsync()).TrimEnd('\n', '\r');
            yield break;
        }

        while (await input.ReadLineAsync() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return line;
        }
    }
}
