namespace ChatOn.Server.State;

/// <summary>Who is kept out of the server, why, by whom, from when and until when. Times in microseconds since the Unix epoch.</summary>
/// <param name="author">The name of who set it.</param>
/// <param name="expiresAt">Null for one without an end.</param>
/// <param name="hits">How often it kept somebody out so far.</param>
internal sealed class ServerBan(long id, ServerBanPattern pattern, string reason, string author, long createdAt, long? expiresAt, long hits = 0)
{
    public long Id => id;

    public ServerBanPattern Pattern => pattern;

    public string Reason => reason;

    public string Author => author;

    public long CreatedAt => createdAt;

    public long? ExpiresAt => expiresAt;

    /// <summary>How often it kept somebody out; counted by <see cref="ServerBans.Hit"/>.</summary>
    public long Hits { get; private set; } = hits;

    /// <summary>Whether its end has come.</summary>
    public bool IsExpired(long now) => expiresAt <= now;

    public void CountHit() => Hits++;
}
