using System.Globalization;
using ChatOn.Client.Queries;
using ChatOn.Protocol;

namespace ChatOn.Client.Slash;

/// <summary><c>/whois nick</c></summary>
internal sealed class WhoisSlash : ISlash
{
    public SlashSpec Spec { get; } = new("whois", "nick", "Tells about somebody", 1);

    public string? Run(SlashInput input)
    {
        input.Session.Queries.Whois(input.Words[0], answer => input.TellLater(
            answer.Items.Count > 0 ? string.Join('\n', Lines(answer.Items[0], input.Session.Time.LocalTimeZone)) : answer.Failure ?? "", answer.Items.Count == 0));
        return null;
    }

    /// <summary>What is known of somebody, a line each.</summary>
    internal static IEnumerable<string> Lines(Person person, TimeZoneInfo zone)
    {
        yield return $"{person.Nick} is {person.Mask}: {person.RealName}";
        yield return person.Account is { } account ? $"logged in as {account}" : "a guest";
        if (person.Away is { } away)
            yield return $"away: {away}";
        if (person.Rooms.Length > 0)
            yield return $"in {person.Rooms}";
        if (person.Idle is { } idle)
            yield return $"silent for {DurationText.Format(idle)}";
        if (person.Since is { } since)
            yield return $"here since {TimeZoneInfo.ConvertTime(since, zone).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)}";
        foreach (var line in person.More)
            yield return line;
    }
}
