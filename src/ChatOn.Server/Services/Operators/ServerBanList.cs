using System.Globalization;
using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Operators;

/// <summary><c>BAN ADD ... | DEL pattern|id | LIST [mask] | EXPORT</c>: whom the server keeps out.</summary>
internal sealed class ServerBanList(BanBook bans, BanEnforcement enforcement, AuditLog audit, ServerClock clock) : IServiceCommand
{
    private const int MaxShown = 100;
    private const int LinesAtOnce = 100;

    private const string Patterns =
        "A pattern is 192.0.2.7, 192.0.2.0/24, 2001:db8::1 (its /64), account:NAME, nick:MASK or realname:MASK; one with blanks stands in quotes.";

    public static ServiceSpec Spec { get; } = new(
        Service.Operators, "BAN", "BAN ADD [NOW] [FORCE] [duration] pattern [reason] | DEL pattern|id | LIST [mask] | EXPORT",
        "Keeps out addresses, networks, accounts, nicknames and realnames; NOW also puts out who is here")
    {
        MinWords = 1,
        Needs = Privilege.Ban,
    };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        switch (words[0].ToUpperInvariant())
        {
            case "ADD":
                return AddAsync(context, words.After(1));
            case "DEL":
                return RemoveAsync(context, words.After(1));
            case "LIST":
                List(context, words[1]);
                return ValueTask.CompletedTask;
            case "EXPORT":
                return ExportAsync(context);
            default:
                context.Refuse($"It goes like this: {Spec.Syntax}");
                return ValueTask.CompletedTask;
        }
    }

    private async ValueTask AddAsync(ServiceContext context, string text)
    {
        if (BanRequest.Parse(text) is not { } request)
        {
            context.Refuse($"It goes like this: BAN ADD [NOW] [FORCE] [duration] pattern [reason]. {Patterns}");
            return;
        }

        if (Refuse(context, request) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        var by = context.By;
        var (outcome, ban) = await bans.AddAsync(request.Pattern, request.Reason, by.Nick, request.Duration);
        if (!context.IsStored(outcome))
            return;
        audit.Note(by, "BAN", $"{ban.Pattern} {DurationText.Format(request.Duration)}{(request.IsNow ? " NOW" : "")}", why: ban.Reason);
        context.Say($"Ban {ban.Id} on {ban.Pattern} holds {Until(ban)}.");
        if (request.IsNow)
            context.Say($"{enforcement.Apply(ban)} put out.");
    }

    private string? Refuse(ServiceContext context, BanRequest request)
    {
        if (request.Pattern.CoversEverybody)
            return "That would keep out everybody. PROTECT closes the server to guests.";
        if (context.User is { } asker && BanEnforcement.Covers(request.Pattern, asker))
            return "That would ban yourself.";
        if (request.Pattern.IsVeryWide && !request.IsForced)
            return "That is wider than any one provider's network. If you mean it: BAN ADD FORCE ...";
        return bans.IsFull ? "There are as many bans as there may be (limits.serverBans). Lift some, or ban networks." : null;
    }

    private async ValueTask RemoveAsync(ServiceContext context, string text)
    {
        if (Find(text) is not { } ban)
        {
            context.Refuse("There is no such ban. BAN LIST shows them.");
            return;
        }

        var by = context.By;
        if (!context.IsStored(await bans.RemoveAsync(ban)))
            return;
        audit.Note(by, "UNBAN", ban.Pattern.ToString());
        context.Say($"The ban on {ban.Pattern} is lifted.");
    }

    private ServerBan? Find(string text)
    {
        if (long.TryParse(text.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return bans.Find(id);
        return BanRequest.ParsePattern(text) is { } pattern ? bans.Find(pattern) : null;
    }

    private void List(ServiceContext context, string text)
    {
        var mask = text.Length == 0 ? null : new Mask(text);
        var matching = bans.All.Where(ban => mask is null || mask.Matches(ban.Pattern.ToString()) || mask.Matches(ban.Pattern.Text)).ToList();
        foreach (var ban in matching.TakeLast(MaxShown))
            context.Say($"#{ban.Id} {ban.Pattern} by {ban.Author}, {ServerClock.TextOf(ban.CreatedAt)}, {Until(ban)}, {ban.Hits} hits: {ban.Reason}");
        context.Say(matching.Count > MaxShown ? $"{matching.Count} bans, the last {MaxShown} shown. Narrow the mask." : $"{matching.Count} bans.");
    }

    private async ValueTask ExportAsync(ServiceContext context)
    {
        var lines = 0;
        foreach (var ban in bans.All)
        {
            if (!context.May(Privilege.Ban))
                return;
            context.Say(BanRequest.CommandFor(ban, clock.Now));
            if (++lines % LinesAtOnce == 0 && context.Command is { } command)
                await command.DrainedAsync();
        }
    }

    private static string Until(ServerBan ban) => ban.ExpiresAt is { } end ? $"until {ServerClock.TextOf(end)}" : "for good";
}
