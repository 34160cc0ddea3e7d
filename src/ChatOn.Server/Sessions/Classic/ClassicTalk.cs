using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.Rendering;

namespace ChatOn.Server.Sessions.Classic;

/// <summary>What a classic client says: said in its room, in as many messages as it needs, or a slash command.</summary>
internal sealed class ClassicTalk(ClassicServices services, SlashTable slashes)
{
    private const string ActionStart = "\u0001ACTION ";
    private const string ActionEnd = "\u0001";

    public ValueTask RunAsync(ClassicPerson person, string text)
    {
        // An old client's people have no slash commands: its program keeps some lines with a slash to itself.
        if (!text.StartsWith('/') || person.Session.View.Format == WireFormat.Old)
            return SayAsync(person, text);
        return text.StartsWith("//", StringComparison.Ordinal) ? SayAsync(person, text[1..]) : CommandAsync(person, text[1..]);
    }

    private async ValueTask SayAsync(ClassicPerson person, string text, string start = "", string end = "")
    {
        if (services.FindRoomOf(person) is not { } room)
        {
            // An old client has no way to come back by itself.
            var isOld = person.Session.View.Format == WireFormat.Old;
            services.Tell(person.Session, isOld ? "You are in no room any more; connect again" : "You are in no room to talk in: /join #room");
            return;
        }

        await SendAsync(person.Session, room.Name, text, start, end);
    }

    // What everybody is sent must fit one IRC message, with the sender and the room before it.
    private async ValueTask SendAsync(Session session, string target, string text, string start, string end)
    {
        var frame = $":{session.User!.Origin.Text} PRIVMSG {target} :{start}{end}\r\n";
        var room = MessageWriter.MaxBodyBytes - System.Text.Encoding.UTF8.GetByteCount(frame);
        foreach (var part in Parts(text, room).ToList())
        {
            await services.RunAsync(session, ClassicServices.Command("PRIVMSG", target, start + part + end));
            if (session.IsClosed)
                return;
        }
    }

    private static IEnumerable<string> Parts(string text, int maxBytes)
    {
        while (true)
        {
            var part = Texts.Cut(text, maxBytes);
            if (part.Length == text.Length)
                break;
            var blank = part.LastIndexOf(' ');
            if (blank > part.Length / 2)
                part = part[..(blank + 1)];
            yield return part;
            text = text[part.Length..];
        }

        yield return text;
    }

    private async ValueTask CommandAsync(ClassicPerson person, string typed)
    {
        var words = typed.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (slashes.Find(words[0]) is not { } slash)
        {
            services.Tell(person.Session, $"There is no command /{words[0]}. /help lists them; to say a line that begins with /, begin it with //");
            return;
        }

        var arguments = new SlashArguments(words.Length > 1 ? words[1] : "", services.FindRoomOf(person)?.Name ?? "*");
        if (!slash.Accepts(arguments))
        {
            services.Tell(person.Session, $"It goes like this: {slash.Syntax}");
            return;
        }

        await RunAsync(person, slash, arguments);
        Settle(person);
    }

    private async ValueTask RunAsync(ClassicPerson person, SlashCommand slash, SlashArguments arguments)
    {
        var session = person.Session;
        switch (slash.Does(arguments))
        {
            case SlashAction.Run run:
                await services.RunAsync(session, run.Command);
                break;
            case SlashAction.Join join:
                await services.RunAsync(session, join.Command);
                if (services.TryTalkIn(person, join.Room))
                    services.Tell(session, $"You talk in {services.FindRoomOf(person)?.Name} now");
                break;
            case SlashAction.Tell tell:
                await SendAsync(session, tell.Nick, tell.Text, start: "", end: "");
                break;
            case SlashAction.Act act:
                await SayAsync(person, act.Text, ActionStart, ActionEnd);
                break;
            default:
                Help(session);
                break;
        }
    }

    // Who left the room it talked in goes on in another one, and is told which.
    private void Settle(ClassicPerson person)
    {
        if (person.Session.User is not { } user || person.Room == 0 || services.FindRoomOf(person) is not null)
            return;
        var next = services.World.FindRoom(services.Options.LobbyName) is { } lobby && lobby.Has(user.Id)
            ? lobby
            : services.World.RoomsOf(user).FirstOrDefault();
        person.Session.TalkIn(next?.Ref.Id ?? 0);
        services.Tell(person.Session, next is null ? "You are in no room now" : $"You talk in {next.Name} now");
    }

    private void Help(Session session)
    {
        var width = slashes.All.Max(slash => slash.Syntax.Length);
        foreach (var slash in slashes.All)
            services.Tell(session, $"{slash.Syntax.PadRight(width)}  {slash.Summary}");
        services.Tell(session, "Everything else you type is said in your room; begin with // to say a line that begins with /");
    }
}
