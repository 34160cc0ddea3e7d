using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Connections;
using ChatOn.Server.Delivery;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions.Classic;

/// <summary><c>KICK name</c> and <c>BAN name</c> of the classic protocol: obeyed for operators of the server, refused to others.</summary>
internal sealed class ClassicOperators(ClassicServices services, BanBook bans, Departure departure, AuditLog audit)
{
    private const string Reason = "Banned";

    /// <summary>Whether a line is one of the two. More than one word after the verb is something somebody says.</summary>
    public static bool IsCommand(string text)
    {
        var words = text.TrimEnd().Split(' ');
        return words is ["KICK" or "BAN", { Length: > 0 }];
    }

    public ValueTask RunAsync(ClassicPerson person, ClassicItem item)
    {
        var session = person.Session;
        var words = item.Text.TrimEnd().Split(' ');
        var needed = words[0] == "BAN" ? Privilege.Ban : Privilege.Kill;
        if (session.User is not { } user || (user.Privileges & needed) == 0)
        {
            services.TellLiterally(session, "Command Refused!");
            return ValueTask.CompletedTask;
        }

        return needed == Privilege.Ban ? BanAsync(session, user, words[1]) : services.RunAsync(session, ClassicServices.Command("KILL", words[1], "Kicked"));
    }

    private async ValueTask BanAsync(Session session, User by, string nick)
    {
        if (services.World.FindUser(nick) is not { } victim || victim == by)
        {
            services.Tell(session, CaseMapping.Equals(nick, by.Nick) ? "That would ban yourself" : $"There is nobody and no room called {nick}");
            return;
        }

        if (bans.IsFull)
        {
            services.Tell(session, "There are as many bans as there may be; KICK puts somebody out");
            return;
        }

        var (victimId, origin) = (victim.Id, by.Origin);
        ServerBan? last = null;
        foreach (var pattern in PatternsFor(victim, by))
        {
            var (outcome, ban) = await bans.AddAsync(pattern, Reason, origin.Nick, duration: null);
            if (outcome != TurnOutcome.Stored)
            {
                services.Tell(session, SaidFailure.Explain(outcome, "The ban was not made"));
                return;
            }

            audit.Note(origin, "BAN", $"{pattern} permanent", why: $"{Reason} ({nick})");
            last = ban;
        }

        if (services.World.FindUser(victimId) is { } there && last is not null)
            departure.PutOut(there, last);
    }

    // Its addresses; but who shares one with the operator, or is on this machine, is banned by its account, or its name, as in the first version.
    private static List<ServerBanPattern> PatternsFor(User victim, User by)
    {
        var patterns = victim.Sessions
            .Where(session => !session.Peer.IsLoopback)
            .Select(session => ServerBanPattern.TryParse(session.Peer.Address.ToString(), out var pattern) ? pattern : default)
            .Where(pattern => pattern.Text is not null && !BanEnforcement.Covers(pattern, by))
            .Distinct().ToList();
        if (patterns.Count == 0 && TryName(victim, out var named))
            patterns.Add(named);
        return patterns;
    }

    // A backslash may be in a nickname, and means something in a mask.
    private static bool TryName(User victim, out ServerBanPattern pattern) => ServerBanPattern.TryParse(
        victim.Origin.Account is { } account ? $"account:{account}" : $"nick:{victim.Nick.Replace(@"\", @"\\", StringComparison.Ordinal)}", out pattern);
}
