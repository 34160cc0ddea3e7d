namespace ChatOn.Server.State;

/// <summary>A link that lets people into a room, so many times and so long. Immutable; kept in the room's registration.</summary>
/// <param name="Id">What it is called by those who may see it; it opens nothing.</param>
/// <param name="TokenHash">SHA-256 of what opens the room, lower-case hex: the token is random and long enough for that.</param>
/// <param name="Role">What accounts get that come in by it.</param>
/// <param name="Uses">How often it could be used when it was made.</param>
/// <param name="Until">Microseconds since the Unix epoch, exclusive.</param>
/// <param name="By">Id of the account that made it, by whose rank it stands and falls; 0 for the machine's owner.</param>
internal sealed record RoomInvitation(string Id, string TokenHash, Roles Role, int Uses, long Until, long By)
{
    public const int MaxUses = 100;

    /// <summary>In one room: they are one document with its roles.</summary>
    public const int MaxInRoom = 20;

    /// <summary>How often it can be used still.</summary>
    public int UsesLeft { get; init; } = Uses;

    /// <summary>Ids of the accounts that have used it: they come in again, but get nothing twice.</summary>
    public IReadOnlyList<long> UsedBy { get; init; } = [];

    /// <summary>Whether somebody may use it at a time.</summary>
    /// <param name="accountId">0 for a guest.</param>
    /// <param name="isBack">Whether it is a guest that it has let in before.</param>
    public bool IsOpenTo(long accountId, long now, bool isBack) => Until > now && (UsesLeft > 0 || isBack || WasUsedBy(accountId));

    public bool WasUsedBy(long accountId) => accountId != 0 && UsedBy.Contains(accountId);

    /// <summary>The same after one more use.</summary>
    public RoomInvitation UsedOnce(long accountId) =>
        this with { UsesLeft = UsesLeft - 1, UsedBy = accountId == 0 ? UsedBy : [.. UsedBy, accountId] };
}
