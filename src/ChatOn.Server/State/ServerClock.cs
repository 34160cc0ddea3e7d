namespace ChatOn.Server.State;

/// <summary>Time in microseconds since the Unix epoch, and ids made from it that never repeat, whatever the clock does.</summary>
internal sealed class ServerClock(TimeProvider time)
{
    private long _lastId;

    public long Now => (time.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>A time for people.</summary>
    public static string TextOf(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Later than every id and time that was ever stored.</summary>
    public void StartAfter(long lastTime) => _lastId = Math.Max(_lastId, lastTime);

    public long NextId() => _lastId = Math.Max(Now, _lastId + 1);
}
