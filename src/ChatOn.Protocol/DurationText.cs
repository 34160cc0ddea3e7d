using System.Globalization;
using System.Text;

namespace ChatOn.Protocol;

/// <summary>
/// Durations as operators type them: numbers with the units <c>y w d h m s</c>, the larger first, as in <c>30s</c>, <c>15m</c>,
/// <c>1d12h</c>; <c>0</c>, <c>perm</c>, <c>permanent</c> and <c>forever</c> for one without an end, which is null. A year has 365 days.
/// </summary>
public static class DurationText
{
    private const string Endless = "permanent";
    private const string Units = "ywdhms";

    private static readonly long[] SecondsOfUnits = [365 * 86_400, 7 * 86_400, 86_400, 3_600, 60, 1];

    /// <summary>The longest duration with an end: ten years.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(3_650);

    /// <summary>Reads a duration, in either case; false when it is none, is nothing or is longer than <see cref="Longest"/>.</summary>
    /// <param name="duration">Null for one without an end.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan? duration)
    {
        duration = null;
        if (IsEndless(text))
            return true;
        if (!TryReadSeconds(text, out var seconds) || seconds <= 0)
            return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>
    /// The shortest text of days and the like that reads as the same duration (weeks are only read), in whole seconds rounded
    /// down; what is shorter than a second is <c>0s</c>.
    /// </summary>
    public static string Format(TimeSpan? duration)
    {
        if (duration is not { } span)
            return Endless;
        var seconds = (long)Math.Max(span.TotalSeconds, 0);
        var text = new StringBuilder();
        for (var i = 0; i < Units.Length; i++)
        {
            if (Units[i] == 'w' || seconds < SecondsOfUnits[i])
                continue;
            text.Append(CultureInfo.InvariantCulture, $"{seconds / SecondsOfUnits[i]}{Units[i]}");
            seconds %= SecondsOfUnits[i];
        }
        return text.Length == 0 ? "0s" : text.ToString();
    }

    private static bool IsEndless(ReadOnlySpan<char> text) =>
        text is "0" || CaseMapping.Equals(text, "perm") || CaseMapping.Equals(text, Endless) || CaseMapping.Equals(text, "forever");

    private static bool TryReadSeconds(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        var unit = -1;
        while (!text.IsEmpty)
        {
            // At most ten digits, so that nothing below can overflow.
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 10)
                return false;
            var next = Units.IndexOf(CaseMapping.Fold(text[digits]), StringComparison.Ordinal);
            if (next <= unit)
                return false;
            unit = next;
            seconds += long.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture) * SecondsOfUnits[unit];
            text = text[(digits + 1)..];
        }
        return seconds <= (long)Longest.TotalSeconds;
    }
}
