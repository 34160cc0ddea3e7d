namespace ChatOn.Storage.Sqlite;

/// <summary>An entry that is to be removed, with what leads to its traces in other tables.</summary>
/// <param name="Parent">0 for none.</param>
/// <param name="IsSearched">It has a row of words.</param>
internal readonly record struct RemovedEntry(long Room, long Time, long Sender, string? ClientId, long Parent, bool IsSearched);
