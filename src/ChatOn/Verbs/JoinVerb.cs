using System.CommandLine;
using ChatOn.Chatting;

namespace ChatOn.Verbs;

/// <summary><c>chaton join [server] [#room]</c>: talks, line by line, for terminals, pipes and screen readers.</summary>
internal static class JoinVerb
{
    private const string Lobby = "#lobby";

    public static Command Create(Surroundings surroundings)
    {
        var words = new Argument<string[]>("WHERE") { Description = "[SERVER] ['#ROOM'|@NICK]", Arity = new ArgumentArity(0, 2) };
        var plain = new Option<bool>("--plain") { Description = "Lines only, no cursor addressing: for pipes and screen readers. For now it is always so; a screen is to come" };
        var arguments = new ChatArguments();
        var command = new Command("join", "Joins a server and talks; /help lists the commands there") { words, plain };
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => Verb.RunAsync(surroundings, async () =>
        {
            var (server, target, _) = Places.Read(parsed.GetValue(words) ?? []);
            return await new PlainRun(surroundings, arguments.Visit(parsed, surroundings, server), target ?? Lobby).RunAsync(cancellation);
        }));
        return command;
    }
}
