using ChatOn.Client.Batches;
using ChatOn.Protocol;

namespace ChatOn.Client.Incoming;

/// <summary>A line from the server with what is always asked of it. Missing parts are "" or null, never an exception.</summary>
internal sealed class IncomingLine
{
    private const int MostIdLength = 200;

    // Some two thousand years: so that no sum with a time can be too large.
    private const long LatestTime = 60_000_000_000_000_000;

    private readonly IrcMessage _message;

    public IncomingLine(IrcMessage message, OpenBatch? batch, DateTimeOffset now)
    {
        _message = message;
        Batch = batch;
        From = Source.TryParse(message.Source, out var source) ? source : new Source("", null, null);
        Time = Tag("time"u8) is { } time && ServerTime.TryParse(time, out var microseconds) && microseconds is > 0 and < LatestTime
            ? DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10) : now;
    }

    public OpenBatch? Batch { get; }

    /// <summary>Who it is from; with the nickname "" where none is given.</summary>
    public Source From { get; }

    /// <summary>The nickname, or the server's name; "" where none is given.</summary>
    public string Nick => From.Nick;

    public DateTimeOffset Time { get; }

    public string Verb => System.Text.Encoding.ASCII.GetString(_message.Verb).ToUpperInvariant();

    public string? Id => Tag("msgid"u8);

    public string? ClientId => Tag(Vendor.ClientIdTag);

    public string? Account => Tag("account"u8);

    /// <summary>The label on the line itself.</summary>
    public string? OwnLabel => Tag("label"u8);

    /// <summary>The label of the answer that the line is, or is a part of.</summary>
    public string? Label => OwnLabel ?? Batch?.Label;

    /// <summary>Whether it tells of the past.</summary>
    public bool IsHistory => Batch?.IsHistory == true;

    public int Count => _message.Count;

    /// <summary>A parameter; "" when it is not there.</summary>
    public string this[int i] => _message.Text(i);

    /// <summary>The last parameter; "" when there is none.</summary>
    public string Last => _message.Text(_message.Count - 1);

    /// <summary>The value of a tag; null when it is missing, empty or absurdly long.</summary>
    public string? Tag(ReadOnlySpan<byte> key) => _message.TryGetTag(key, out var value) && value.Length is > 0 and <= MostIdLength ? value : null;

    public bool HasTag(ReadOnlySpan<byte> key) => _message.TryGetTag(key, out _);

    /// <summary>The parameters from one on.</summary>
    public IReadOnlyList<string> Rest(int first) => [.. Enumerable.Range(first, Math.Max(0, Count - first)).Select(i => this[i])];

    /// <summary>The parameters from one on, as text.</summary>
    public string Words(int first) => string.Join(' ', Rest(first));
}
