using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Whether somebody who is logged in stays without a client: sets it and tells it (https://github.com/ircv3/ircv3-specifications/pull/503).</summary>
internal sealed class Persistence(AccountDirectory accounts, AccountChanges changes, Presence presence, Router router, World world, ServerClock clock, ServerOptions options)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>How it is for a user; null for a guest.</summary>
    public PersistenceTold? Of(User user) => user.Origin.Account is not null && accounts.Find(user.Id) is { } account
        ? new PersistenceTold(_server, clock.Now, account.AlwaysOn, presence.Keeps(user))
        : null;

    /// <summary>Stores what an account wants, and tells its user's clients; null or not stored: nothing has changed.</summary>
    /// <param name="by">The command that asks; its session is told as part of the answer.</param>
    /// <param name="wanted">Null: whatever is usual on this server.</param>
    public async ValueTask<TurnOutcome?> SetAsync(CommandContext? by, long accountId, bool? wanted)
    {
        var outcome = await changes.ChangeAsync(accountId, account => account with { AlwaysOn = wanted });
        if (outcome != TurnOutcome.Stored || world.FindUser(accountId) is not { } user || Of(user) is not { } told)
            return outcome;
        if (told.Stays)
            presence.Save(user);
        else
            presence.Forget(accountId);
        router.ToUsers(told, new Fanout { By = by }, user);
        return outcome;
    }
}
