using System.Globalization;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>ENDSESSION number|others</c>: closes a client that is logged in to one's account.</summary>
internal sealed class EndSession(Departure departure) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "ENDSESSION", "ENDSESSION number|others", "Closes a client of yours, by its number in SESSIONS, or all others")
    {
        MinWords = 1,
        NeedsAccount = true,
        IsPersonal = true,
    };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.User is not { } user)
            return ValueTask.CompletedTask;
        var own = context.Command!.Session;
        var isOthers = words[0].Equals("others", StringComparison.OrdinalIgnoreCase);
        _ = long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var ended = user.Sessions.Where(session => isOthers ? session != own : session.Number == number).ToList();
        if (ended.Count == 0 && !isOthers)
            context.Refuse("There is no such client of yours. SESSIONS lists them.");
        else
            context.Say($"{ended.Count} closed.");
        foreach (var session in ended)
            departure.Cut(session, "Closed by another client of yours");
        return ValueTask.CompletedTask;
    }
}
