namespace ChatOn.Client.Queries;

/// <summary>What a server has answered.</summary>
/// <param name="Failure">Why it is nothing, or not all, in words; null when it is all.</param>
public sealed record Answer<T>(IReadOnlyList<T> Items, string? Failure);

/// <summary>A room in the server's list.</summary>
public sealed record ListedRoom(string Name, int Members, string Topic);

/// <summary>An entry of a room's list of bans and the like.</summary>
/// <param name="By">Who has set it; "" where that is not told.</param>
/// <param name="Since">Null where that is not told.</param>
public sealed record ListedMask(string Mask, string By, DateTimeOffset? Since);

/// <summary>A message that was found.</summary>
/// <param name="Where">The room, or the other's nickname.</param>
public sealed record FoundMessage(string Where, string Sender, string Text, string? Id, DateTimeOffset Time);
