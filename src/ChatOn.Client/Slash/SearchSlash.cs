using System.Globalization;
using ChatOn.Client.Queries;

namespace ChatOn.Client.Slash;

/// <summary><c>/search [words] [from:nick] [in:#room] [after:day] [before:day]</c></summary>
internal sealed class SearchSlash : ISlash
{
    public SlashSpec Spec { get; } = new("search", "words [from:nick] [in:#room] [after:day] [before:day]", "Searches what was said, here if no room is named", 1);

    public string? Run(SlashInput input)
    {
        var zone = input.Session.Time.LocalTimeZone;
        var query = SearchQuery.Parse(input.Text, zone, out var failure);
        if (failure is not null)
            return failure;
        query = query with { In = query.In ?? input.Current?.Name };
        var isOnServer = input.Session.Queries.Search(query, answer => input.TellLater(Words(answer, zone), answer.Failure is not null));
        return isOnServer ? null : "this server cannot search: what is here was searched";
    }

    private static string Words(Answer<FoundMessage> answer, TimeZoneInfo zone)
    {
        var lines = answer.Items.Reverse().Select(found =>
            $"{TimeZoneInfo.ConvertTime(found.Time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {found.Where} <{found.Sender}> {found.Text.ReplaceLineEndings(" ")}");
        return answer.Failure ?? (answer.Items.Count == 0 ? "nothing was found" : string.Join('\n', lines));
    }
}
