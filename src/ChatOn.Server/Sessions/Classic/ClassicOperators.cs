using ChatOn.Server.Connections;

namespace ChatOn.Server.Sessions.Classic;

/// <summary><c>KICK name</c> and <c>BAN name</c> of the classic protocol: obeyed for operators of the server, refused to others.</summary>
internal sealed class ClassicOperators(ClassicServices services)
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
        if (session.User is not { IsOperator: true })
        {
            services.TellLiterally(session, "Command Refused!");
            return ValueTask.CompletedTask;
        }

        var words = item.Text.TrimEnd().Split(' ');
        if (words[0] == "KICK")
            return services.RunAsync(session, ClassicServices.Command("KILL", words[1], "Kicked"));
        services.Tell(session, "This server keeps no bans yet; KICK puts somebody out");
        return ValueTask.CompletedTask;
    }
}
