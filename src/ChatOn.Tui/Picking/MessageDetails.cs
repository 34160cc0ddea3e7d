using System.Globalization;
using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Picking;

/// <summary>Everything there is to know of a message, with what it covers uncovered and its links in full.</summary>
internal static class MessageDetails
{
    public static IReadOnlyList<Span> Of(Message message, TimeZoneInfo zone)
    {
        List<Span> spans = [new("Message", Tone.Accent), new("  Esc goes back\n\n", Tone.Dim)];
        Add("from", SafeText.Name(message.Sender) + (message.Account is { } account ? $", logged in as {SafeText.Name(account)}" : ", a guest"));
        Add("at", TimeZoneInfo.ConvertTime(message.Time, zone).ToString("dddd, d MMMM yyyy, HH:mm:ss zzz", CultureInfo.InvariantCulture));
        if (message.Id is { } id)
            Add("id", SafeText.Name(id));
        if (message.Status != MessageStatus.Sent)
            Add("state", message.Status == MessageStatus.Sending ? "on its way" : $"not sent: {SafeText.Line(message.Failure ?? "no reason is known")}");
        if (message.IsEdited)
            Add("changed", "yes");
        foreach (var reaction in message.Reactions.GroupBy(one => one.Text, StringComparer.Ordinal))
            Add(Wrapping.Fit(SafeText.Line(reaction.Key), 8), string.Join(", ", reaction.Select(one => SafeText.Name(one.Nick))));
        spans.Add(new Span("\n"));
        if (message.IsRedacted)
            spans.Add(new Span("(deleted)", Tone.Dim));
        var text = MessageText.Read(message.Text, Tone.Text, reveals: true);
        spans.AddRange(text);
        foreach (var link in text.Select(span => span.Link).OfType<string>().Distinct(StringComparer.Ordinal))
            spans.AddRange([new("\n\nlink  ", Tone.Dim), new(link, Tone.Accent, Link: link)]);
        return spans;

        void Add(string name, string value) => spans.AddRange([new(name.PadRight(9), Tone.Dim), new(value + "\n")]);
    }
}
