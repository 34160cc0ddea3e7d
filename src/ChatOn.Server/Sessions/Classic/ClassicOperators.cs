using ChatOn.Server.Connections;

namespace ChatOn.Server.Sessions.Classic;

/// <summary><c>KICK name</c> and <c>BAN name</c> of the classic protocol: obeyed for operators of the server, refused to others.</summary>
internal sealed class ClassicOperators(ClassicServices services, Departure departure)
{
    /// <summary>Whether a line is one of the two. More than one word after the verb is something somebody says.</summary>
    public static bool IsCommand(string text)
    {
        var words = text.TrimEnd().Split(' ');
        return words is ["KICK" or "BAN", { Length: > 0 }];
    }

    public ValueTask RunAsync(ClassicPerson person, ClassicItem item)
    {
        var session = person.Session;
        if (session.User is not { IsOperator: true } by)
        {
            services.TellLiterally(session, "Command Refused!");
            return ValueTask.CompletedTask;
        }

        var words = item.Text.TrimEnd().Split(' ');
        if (words[0] == "BAN")
            services.Tell(session, "This server keeps no bans yet; KICK puts somebody out");
        else if (services.World.FindUser(words[1]) is { } whom)
            departure.PutOut(whom, $"Kicked from the server by {by.Nick}");
        else
            services.Tell(session, $"There is nobody called {words[1]}");
        return ValueTask.CompletedTask;
    }
}
