using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions.Classic;

/// <summary>What the steps of the classic dialogue have in common: the commands they are made of, and lines of the server's own.</summary>
internal sealed class ClassicServices(World world, ChatLoop loop, CommandRunner runner, CommandServices commands, ServerOptions options)
{
    public World World => world;

    public ServerOptions Options => options;

    public CommandServices Commands => commands;

    /// <summary>Runs an IRC command for the person.</summary>
    public ValueTask RunAsync(Session session, InboundLine command) => runner.RunAsync(session, command);

    /// <summary>A line of the server's own, marked as such.</summary>
    public void Tell(Session session, string text)
    {
        if (!session.IsClosed)
            new ClassicLine(loop.Turn.OutputFor(session.Output)).Notice(text);
    }

    /// <summary>Words that the classic protocol fixes.</summary>
    public void TellLiterally(Session session, string text)
    {
        if (!session.IsClosed)
            new ClassicLine(loop.Turn.OutputFor(session.Output)).Write(text);
    }

    /// <summary>The room a person may talk in, when it is still in it.</summary>
    public Room? FindRoomOf(ClassicPerson person)
    {
        return person.Session.User is { } user ? world.RoomsOf(user).FirstOrDefault(room => room.Ref.Id == person.Room) : null;
    }

    /// <summary>From now on the person talks in this room, if it is in it.</summary>
    public bool TryTalkIn(ClassicPerson person, string name)
    {
        if (person.Session.User is not { } user || world.FindRoom(name) is not { } room || !room.Has(user.Id))
            return false;
        person.Session.TalkIn(room.Ref.Id);
        return true;
    }

    /// <summary>
    /// An IRC message as it would have come from the wire. The last parameter may be any text; another that would be taken for something
    /// else on the wire becomes <c>*</c>, which is nobody and no room.
    /// </summary>
    public static InboundLine Command(string verb, params ReadOnlySpan<string> parameters)
    {
        var line = verb;
        for (var i = 0; i < parameters.Length; i++)
            line += i == parameters.Length - 1 ? " :" + parameters[i] : " " + Word(parameters[i]);
        var bytes = System.Text.Encoding.UTF8.GetBytes(line);
        var result = MessageParser.TryParse(bytes, new MessageLimits(TagBytes: 0, BodyBytes: bytes.Length), out var message);
        return new InboundLine(result, message);
    }

    private static string Word(string parameter) =>
        parameter.Length == 0 || parameter.StartsWith(':') || parameter.Contains(' ', StringComparison.Ordinal) ? "*" : parameter;
}
