using ChatOn.Server.Loop;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Accounts;

/// <summary>
/// Changes accounts: stored first, then in force. Two changes of one account come after each other, so that neither is lost. On the
/// loop; after its await everything has to be looked up again.
/// </summary>
internal sealed class AccountChanges(AccountDirectory accounts, ChatLoop loop)
{
    private readonly Dictionary<long, TaskCompletionSource> _changing = [];

    /// <summary>Stores a new account whose nicknames are reserved, with what else is stored; gives the names back when it could not.</summary>
    public async ValueTask<TurnOutcome> AddAsync(Account account, params JournalRecord[] with)
    {
        var outcome = await loop.StoreAsync([Saved(account), .. with]);
        foreach (var nick in account.AllNicks)
            accounts.Release(nick);
        if (outcome == TurnOutcome.Stored)
            accounts.Put(account);
        return outcome;
    }

    /// <summary>Changes an account as it is when its turn comes.</summary>
    /// <param name="change">Null: nothing is to be changed any more.</param>
    /// <param name="with">What is stored with it, all or nothing.</param>
    /// <returns>Stored, or why not; null when there is no such account (any more) or nothing to change.</returns>
    public async ValueTask<TurnOutcome?> ChangeAsync(long id, Func<Account, Account?> change, params JournalRecord[] with)
    {
        await EnterAsync(id);
        try
        {
            if (accounts.Find(id) is not { } account || change(account) is not { } changed)
                return null;
            var outcome = await loop.StoreAsync([Saved(changed), .. with]);
            if (outcome == TurnOutcome.Stored)
                accounts.Put(changed);
            return outcome;
        }
        finally
        {
            Leave(id);
        }
    }

    /// <summary>Removes an account, with what else is to go.</summary>
    public ValueTask<TurnOutcome?> RemoveAsync(long id, params JournalRecord[] with) => RemoveAsync(id, static _ => true, with);

    /// <summary>Removes an account if that is still right when its turn comes.</summary>
    public async ValueTask<TurnOutcome?> RemoveAsync(long id, Func<Account, bool> isRight, params JournalRecord[] with)
    {
        await EnterAsync(id);
        try
        {
            if (accounts.Find(id) is not { } account || !isRight(account))
                return null;
            var outcome = await loop.StoreAsync([new DocumentRemoved(DocumentKind.Account, Account.KeyOf(id)), .. with]);
            if (outcome == TurnOutcome.Stored)
                accounts.Remove(id);
            return outcome;
        }
        finally
        {
            Leave(id);
        }
    }

    private static DocumentSaved Saved(Account account) => new(DocumentKind.Account, Account.KeyOf(account.Id), account.ToBytes());

    private async ValueTask EnterAsync(long id)
    {
        while (_changing.TryGetValue(id, out var other))
            await other.Task;
        _changing.Add(id, new TaskCompletionSource());
    }

    private void Leave(long id)
    {
        _changing.Remove(id, out var mine);
        mine!.SetResult();
    }
}
