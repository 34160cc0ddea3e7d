using System.CommandLine;
using ChatOn.Chatting;

namespace ChatOn.Verbs;

/// <summary><c>chaton join [server] [#room]</c>: talks: on the full screen of a terminal, else line by line.</summary>
internal static class JoinVerb
{
    private const string Lobby = "#lobby";

    public static Command Create(Surroundings surroundings)
    {
        var words = new Argument<string[]>("WHERE") { Description = "[SERVER] ['#ROOM'|@NICK]", Arity = new ArgumentArity(0, 2) };
        var plain = new Option<bool>("--plain") { Description = "Lines only, no cursor addressing: for pipes and screen readers; by itself when output is no terminal" };
        var theme = new Option<string?>("--theme") { Description = "Colours: dark, light, contrast, or 16 for the terminal's own", HelpName = "NAME" };
        var arguments = new ChatArguments();
        var command = new Command("join", "Joins a server and talks; /help lists the commands there") { words, plain, theme };
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => Verb.RunAsync(surroundings, async () =>
        {
            var (server, target, _) = Places.Read(parsed.GetValue(words) ?? []);
            if (server is null && target is null && surroundings.HasScreen && !parsed.GetValue(plain))
                server = await new FirstRun(surroundings).AskAsync(cancellation);
            var visit = arguments.Visit(parsed, surroundings, server);
            return parsed.GetValue(plain) || !surroundings.HasScreen
                ? await new PlainRun(surroundings, visit, target ?? Lobby).RunAsync(cancellation)
                : await new ScreenRun(surroundings, visit, target ?? Lobby, parsed.GetValue(theme)).RunAsync(cancellation);
        }));
        return command;
    }
}
