using System.Text;

namespace ChatOn.Host.Administration;

/// <summary>
/// What is spoken on the admin socket: a request a connection, answered by lines. UTF-8.
/// <code>
/// request = service SP text LF          ; service = account / room / operator; at most 8192 bytes
/// answer  = *( SP text LF ) status LF   ; then the connection ends
/// status  = "done" / "refused" / "failed: " text
/// </code>
/// </summary>
internal static class AdminProtocol
{
    public const int MaxRequestBytes = 8192;
    public const string Done = "done";
    public const string Refused = "refused";
    public const string Failed = "failed: ";

    public static byte[] Request(string service, string text) => Encoding.UTF8.GetBytes($"{service} {text}\n");

    public static byte[] Answer(IEnumerable<string> lines, string status)
    {
        var answer = new StringBuilder();
        foreach (var line in lines)
            answer.Append(' ').Append(line).Append('\n');
        return Encoding.UTF8.GetBytes(answer.Append(status).Append('\n').ToString());
    }

    /// <summary>An answer; one that has no status was cut short.</summary>
    public static AdminAnswer Parse(string answer)
    {
        var lines = answer.Split('\n');
        var texts = lines.Where(line => line.StartsWith(' ')).Select(line => line[1..]).ToList();
        // After the last line end there is nothing.
        var status = lines is [.., var last, ""] ? last : "";
        return status switch
        {
            Done => new AdminAnswer(IsDone: true, texts, Failure: null),
            Refused => new AdminAnswer(IsDone: false, texts, Failure: null),
            _ when status.StartsWith(Failed, StringComparison.Ordinal) => new AdminAnswer(IsDone: false, texts, status[Failed.Length..]),
            _ => new AdminAnswer(IsDone: false, texts, "the server ended before it had answered; what was asked for may have been done"),
        };
    }
}

/// <summary>What a running server answered.</summary>
/// <param name="Lines">For people.</param>
/// <param name="Failure">Why there is no whole answer; null when there is one.</param>
internal sealed record AdminAnswer(bool IsDone, IReadOnlyList<string> Lines, string? Failure);
