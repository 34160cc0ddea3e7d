using ChatOn.Server.Accounts;
using ChatOn.Server.Loop;
using ChatOn.Server.Services.Rooms;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Services.Accounts;

/// <summary>Removes an account with all that is kept about it, and passes on the rooms that it owned.</summary>
internal sealed class AccountRemoval(
    AccountDirectory accounts, AccountChanges changes, World world, Departure departure, Presence presence, RoomOwnership ownership)
{
    /// <summary>Removes the account; null when there is none.</summary>
    /// <param name="withWords">Also all that was said with it, in rooms and to people.</param>
    public async ValueTask<TurnOutcome?> RemoveAsync(long accountId, bool withWords)
    {
        var outcome = withWords ? await changes.RemoveAsync(accountId, new SenderErased(accountId)) : await changes.RemoveAsync(accountId);
        if (outcome != TurnOutcome.Stored)
            return outcome;
        if (world.FindUser(accountId) is { } user)
            departure.PutOut(user, "The account was deleted");
        presence.Forget(accountId);
        departure.EraseConversationsOf(accountId);
        await ownership.AccountIsGoneAsync(accountId, successor => accounts.Find(successor) is not null);
        return outcome;
    }
}
