using System.Buffers;
using System.Globalization;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.History;
using ChatOn.Server.Rendering;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Messages;

/// <summary>
/// What is written to <c>*playback</c>: <c>PLAY buffers [from] [to]</c>, <c>LIST [buffers]</c>, <c>CLEAR buffers</c>, with buffers as masks parted
/// by commas and times in seconds since 1970 — https://wiki.znc.in/Playback
/// </summary>
internal sealed class ZncPlayback(HistoryPages pages, HistoryAccess access)
{
    private const string Nick = "*playback";
    private const int MostMasks = 100;
    private const int SecondsOfLimit = 60;
    private const decimal MicrosecondsPerSecond = 1_000_000;
    private const decimal LatestSecond = 9_000_000_000_000;

    public static bool IsAddressed(string target) => CaseMapping.Equals(target, Nick);

    public ValueTask RunAsync(CommandContext context, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var buffers = words.Length > 1 ? words[1] : "*";
        switch (words.FirstOrDefault("").ToUpperInvariant())
        {
            case "PLAY" when words.Length is > 1 and < 5:
                if (TryReadTime(words, 2, 0, out var from) && TryReadTime(words, 3, long.MaxValue - 1, out var to))
                    return PlayAsync(context, Matching(context, buffers), from, to);
                break;
            case "LIST" when words.Length < 3:
                List(context, Matching(context, buffers));
                return ValueTask.CompletedTask;
            case "CLEAR" when words.Length == 2:
                Say(context, "Nothing is cleared: what was said is kept for all who were there, as their room keeps it.");
                return ValueTask.CompletedTask;
        }

        Say(context, "PLAY buffers [from] [to], LIST [buffers]; buffers are rooms and nicknames, times are seconds since 1970.");
        return ValueTask.CompletedTask;
    }

    private async ValueTask PlayAsync(CommandContext context, IReadOnlyList<HistoryPlace> places, long from, long to)
    {
        try
        {
            // As of this turn, like a page of the history.
            await context.SettledAsync();
            foreach (var place in places.Where(place => place.LastSaidTime > from))
            {
                if (!context.Session.Limits.PlayedBuffers.TryCount(context.Now, context.Limits.PlayedBuffers, SecondsOfLimit))
                {
                    Say(context, "That is too much at once. Try again in a minute.");
                    return;
                }

                await PlayAsync(context, place with { After = Math.Max(place.After, from), LastTime = Math.Min(place.LastTime, to) });
            }
        }
        catch (JournalException)
        {
            Say(context, "The server cannot read its store at the moment. Try again later.");
        }
    }

    private async ValueTask PlayAsync(CommandContext context, HistoryPlace place)
    {
        var session = context.Session;
        var query = new HistoryQuery(After: 0, Before: long.MaxValue, context.Options.History.MaxMessagesPerRequest, NewestFirst: true, IsByTime: false);
        var page = await pages.ReadAsync(query, new PastView(session, session.View, place, context.Router));
        if (page.Count == 0 || session.User is not { } user || access.Again(user, place) is null)
            return;
        context.BeginInnerBatch("chathistory", Capability.Batch, place.Name);
        await new PastLines(access).ShowAsync(context, place, page);
        context.EndInnerBatch();
        await context.DrainedAsync();
    }

    private static void List(CommandContext context, IReadOnlyList<HistoryPlace> places)
    {
        foreach (var place in places.Where(place => place.LastSaidTime > place.After).Take(context.Options.History.MaxMessagesPerRequest))
            Say(context, $"{place.Name} {SecondsOf(place.After)} {SecondsOf(place.LastSaidTime)}");
    }

    private IReadOnlyList<HistoryPlace> Matching(CommandContext context, string buffers)
    {
        var masks = buffers.Split(',', StringSplitOptions.RemoveEmptyEntries).Take(MostMasks).Select(mask => new Mask(mask)).ToList();
        return context.Options.History.IsEnabled ? [.. access.PlacesOf(context.User).Where(place => masks.Exists(mask => mask.Matches(place.Name)))] : [];
    }

    private static bool TryReadTime(string[] words, int index, long otherwise, out long microseconds)
    {
        microseconds = otherwise;
        if (words.Length <= index)
            return true;
        if (!decimal.TryParse(words[index], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return false;
        microseconds = (long)(Math.Clamp(seconds, 0, LatestSecond) * MicrosecondsPerSecond);
        return true;
    }

    private static string SecondsOf(long microseconds) => (microseconds / MicrosecondsPerSecond).ToString("0.000", CultureInfo.InvariantCulture);

    // As its module says it, for clients that read the answer.
    private static void Say(CommandContext context, string text)
    {
        var line = new ArrayBufferWriter<byte>(128);
        if (context.Session.View.IsClassic)
        {
            new ClassicLine(line).Notice(text);
        }
        else
        {
            var writer = new MessageWriter(line);
            writer.Source(Encoding.UTF8.GetBytes($"{Nick}!znc@{context.Options.ServerName}"));
            writer.Verb("PRIVMSG"u8);
            writer.Param(context.Session.NickInReplies);
            writer.Trailing(text);
            writer.End();
        }

        context.Show(line.WrittenSpan, failure: null);
    }
}
