using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Nicknames belong to accounts: who holds one of another's is given a near one.</summary>
internal sealed class NickEnforcement(World world, AccountDirectory accounts, Publisher publisher, Presence presence, ServerClock clock)
{
    /// <summary>Whether a session may take a nickname, as far as accounts are concerned.</summary>
    /// <param name="accountId">The session's account; 0 for a guest.</param>
    public bool MayTake(string nick, long accountId) => !accounts.IsOwnedByOther(nick, accountId);

    /// <summary>All nicknames of an account are free for it from now on.</summary>
    public void Claim(Account account)
    {
        foreach (var nick in account.AllNicks)
        {
            if (world.FindUser(nick) is { } holder && holder.Id != account.Id)
                Rename(holder);
        }
    }

    /// <summary>A nickname near to one, that is free and nobody's.</summary>
    public string NearTo(string nick, long accountId) =>
        Names.SuggestNick(nick, taken => world.FindUser(taken) is not null || !MayTake(taken, accountId));

    /// <summary>Gives a user another nickname, and tells everybody who sees it.</summary>
    public void Rename(User user, string nick, CommandContext? by = null)
    {
        var before = user.Origin;
        var isOnlyCase = CaseMapping.Equals(nick, user.Nick);
        if (!isOnlyCase)
        {
            world.Whowas.Add(new WhowasEntry(before, user.Realname, clock.Now));
            world.Watchers.Went(user);
        }

        world.Become(user, before with { Nick = nick });
        publisher.NoteEverywhere(user, new NickChanged(before, clock.Now, nick), by);
        presence.Save(user);
        if (!isOnlyCase)
            world.Watchers.Came(user);
    }

    private void Rename(User holder) => Rename(holder, NearTo(holder.Nick, holder.Origin.Account is null ? 0 : holder.Id));
}
