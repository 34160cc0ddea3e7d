using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Operators;

/// <summary>
/// What follows BAN ADD: <c>[NOW] [FORCE] [duration] pattern [reason]</c>. A pattern with blanks stands in quotes:
/// <c>"realname:free money*"</c>.
/// </summary>
/// <param name="IsNow">Who is here and banned is put out.</param>
/// <param name="IsForced">A very wide network is meant.</param>
/// <param name="Duration">Null for no end.</param>
internal sealed record BanRequest(bool IsNow, bool IsForced, TimeSpan? Duration, ServerBanPattern Pattern, string Reason)
{
    /// <summary>The most bytes of a reason and of a mask: a line of EXPORT stays one line.</summary>
    public const int MaxBytes = 150;

    public const string NoReason = "No reason was given";

    /// <summary>Null when it has no pattern, or none of the known forms.</summary>
    public static BanRequest? Parse(string text)
    {
        var (isNow, isForced, hasDuration) = (false, false, false);
        TimeSpan? duration = null;
        var rest = text.Trim();
        while (true)
        {
            var word = FirstOf(rest);
            if (CaseMapping.Equals(word, "NOW"))
                isNow = true;
            else if (CaseMapping.Equals(word, "FORCE"))
                isForced = true;
            else if (!hasDuration && DurationText.TryParse(word, out duration))
                hasDuration = true;
            else
                break;
            rest = rest[word.Length..].TrimStart();
        }

        if (TakePattern(ref rest) is not { } pattern)
            return null;
        // As it would come back through parameters: with single blanks.
        var reason = string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new BanRequest(isNow, isForced, duration, pattern, reason.Length == 0 ? NoReason : Texts.Cut(reason, MaxBytes));
    }

    /// <summary>A pattern that stands alone, as after BAN DEL.</summary>
    public static ServerBanPattern? ParsePattern(string text)
    {
        var rest = text.Trim();
        return TakePattern(ref rest) is { } pattern && rest.Length == 0 ? pattern : null;
    }

    /// <summary>The command that sets a ban anew, for the time that is left of it.</summary>
    /// <param name="now">Microseconds since the Unix epoch.</param>
    public static string CommandFor(ServerBan ban, long now)
    {
        var pattern = ban.Pattern.ToString();
        if (pattern.Contains(' ', StringComparison.Ordinal))
            pattern = $"\"{pattern}\"";
        TimeSpan? left = ban.ExpiresAt is { } end ? TimeSpan.FromMicroseconds(Math.Max(end - now, 1_000_000)) : null;
        var force = ban.Pattern.IsVeryWide ? "FORCE " : "";
        return $"BAN ADD {force}{DurationText.Format(left)} {pattern} {ban.Reason}";
    }

    private static ServerBanPattern? TakePattern(ref string rest)
    {
        var text = rest.StartsWith('"') && rest.IndexOf('"', 1) is > 0 and var end ? rest[1..end] : FirstOf(rest);
        var length = text.Length + (rest.StartsWith('"') && text.Length > 0 && text[0] != '"' ? 2 : 0);
        rest = rest[length..].TrimStart();
        return System.Text.Encoding.UTF8.GetByteCount(text) <= MaxBytes && ServerBanPattern.TryParse(text, out var pattern) ? pattern : null;
    }

    private static string FirstOf(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? text : text[..blank];
    }
}
