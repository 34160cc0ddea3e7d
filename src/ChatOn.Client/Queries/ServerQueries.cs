using System.Globalization;
using ChatOn.Protocol;

namespace ChatOn.Client.Queries;

/// <summary>What a client can ask a server. Each answer comes once, on the client's loop; also when there is none.</summary>
public sealed class ServerQueries
{
    private const int MostFound = 100;

    private readonly ClientSession _session;

    internal ServerQueries(ClientSession session) => _session = session;

    /// <summary>Who somebody is; no item where there is nobody of that name.</summary>
    public void Whois(string nick, Action<Answer<Person>> done) => _session.Pending.Ask(
        new Query(nick, WhoisReading.Verbs, new HashSet<string>(["318"]), null, (lines, failure) => done(WhoisReading.Read(lines, failure))), "WHOIS", nick);

    /// <summary>The rooms that the server lists.</summary>
    /// <param name="pattern">With <c>*</c> and <c>?</c>; null for all.</param>
    public void Rooms(string? pattern, Action<Answer<ListedRoom>> done)
    {
        var query = new Query("LIST", new HashSet<string>(["321", "322", "323"]), new HashSet<string>(["323"]), null, (lines, failure) => done(new(
            [.. lines.Where(one => one.Line.Verb == "322" && one.Line.Count > 3).Select(one => new ListedRoom(one.Line[1], Number(one.Line[2]), one.Line[3]))], failure)));
        _session.Pending.Ask(query, "LIST", pattern is null ? [] : [pattern]);
    }

    /// <summary>One of a room's lists.</summary>
    /// <param name="list">The mode: <c>b</c> for bans, <c>e</c> for exceptions from them, <c>I</c> for who needs no invitation.</param>
    public void Masks(string room, char list, Action<Answer<ListedMask>> done)
    {
        var (entry, end) = list switch { 'e' => ("348", "349"), 'I' => ("346", "347"), _ => ("367", "368") };
        var query = new Query(room, new HashSet<string>([entry, end]), new HashSet<string>([end]), null, (lines, failure) => done(new(
            [.. lines.Where(one => one.Line.Verb == entry && one.Line.Count > 2).Select(one => new ListedMask(one.Line[2], one.Line[3], Moment(one.Line[4])))], failure)));
        _session.Pending.Ask(query, "MODE", room, list.ToString());
    }

    /// <summary>What a service of the server answers, line by line: only where answers have labels, for else nobody could tell them from other notices.</summary>
    /// <param name="service">The verb, such as CHANSERV.</param>
    public void Service(string service, IReadOnlyList<string> words, Action<Answer<string>> done)
    {
        if (!_session.State.Capabilities.Has(Capability.LabeledResponse))
        {
            done(new([], "this server has no such service, or does not label its answers"));
            return;
        }

        var query = new Query(service, new HashSet<string>(), new HashSet<string>(), null, (lines, failure) =>
            done(new([.. lines.Where(one => one.Line.Verb is "NOTICE" or "NOTE").Select(one => one.Text)], failure)));
        _session.Pending.Ask(query, service, [.. words]);
    }

    /// <summary>What was said: searched for by the server, or where it cannot search in what is here.</summary>
    /// <returns>Whether the server searches.</returns>
    public bool Search(SearchQuery wanted, Action<Answer<FoundMessage>> done)
    {
        if (!_session.State.Capabilities.Has(Capability.Search) || !_session.State.Capabilities.Has(Capability.Batch))
        {
            done(new(SearchHere(wanted), null));
            return false;
        }

        var query = new Query("SEARCH", new HashSet<string>(), new HashSet<string>(), "soju.im/search", (lines, failure) => done(new(
            [.. lines.Where(one => one.Line.Verb is "PRIVMSG" or "NOTICE" or "BATCH").Select(Found).Reverse()], failure)));
        _session.Pending.Ask(query, "SEARCH", wanted.ToParameter(MostFound));
        return true;
    }

    private List<FoundMessage> SearchHere(SearchQuery wanted) =>
    [
        .. _session.State.Conversations
            .SelectMany(conversation => conversation.Timeline.Messages.Where(message => wanted.Fits(conversation, message, _session.State.Names))
                .Select(message => new FoundMessage(conversation.Name, message.Sender, message.Text, message.Id, message.Time)))
            .OrderByDescending(found => found.Time).Take(MostFound),
    ];

    private FoundMessage Found(AnswerLine answer)
    {
        var line = answer.Line;
        // A message of several lines begins with "BATCH +reference draft/multiline target".
        var target = _session.State.WithoutRanks(line.Verb == "BATCH" ? line[2] : line[0]);
        var where = _session.State.IsRoomName(target) || _session.State.IsMe(line.Nick) ? target : line.Nick;
        return new FoundMessage(where, line.Nick, answer.Text, line.Id, line.Time);
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    internal static DateTimeOffset? Moment(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 60_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(number) : null;
}
