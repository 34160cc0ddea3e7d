using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatOn.Protocol;
using ChatOn.Server.Services;
using static ChatOn.Testing.Fuzzing.FuzzFailureException;

namespace ChatOn.Testing.Fuzzing;

/// <summary>
/// Every text that was said, by a word in it that is said only once: wherever that word turns up, in whatever line, the reader must be one
/// of those it was said to.
/// </summary>
internal sealed partial class SaidTexts
{
    /// <summary>What all passwords begin with; whoever did not send it never sees it, nor does the log.</summary>
    public const string Secret = "sEcReT-";

    // Their texts may be seen by who is not told: topics, realnames, what operators and services do.
    private static readonly string[] Public = ["TOPIC", "METADATA", "KILL", "CHANSERV", "NICKSERV", "OPERSERV", "BAN", "WALLOPS", "QUIT", "AWAY", "SETNAME", "USER", "NICK", "MODE", "PROTECT", "AUDIT", "RENAME", "BATCH"];

    private readonly Dictionary<string, Said> _said = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>A secret was put where others may read it: by design no secret any more.</summary>
    public bool IsSecretPublic { get; private set; }

    public string NextWord => $"word{(++_last).ToString(CultureInfo.InvariantCulture)}.";

    /// <summary>A line was sent, with its words and secrets.</summary>
    public void Sent(FuzzedSession by, string line, IrcMessage? message)
    {
        var verb = message is null ? "" : Encoding.ASCII.GetString(message.Verb).ToUpperInvariant();
        var targets = message is { Count: > 0 } ? message.Text(0).Split(',') : [];
        if (line.Contains(Secret, StringComparison.Ordinal) && !IsForSecrets(line, verb, targets))
            IsSecretPublic = true;
        // What is written to a service is a command.
        var isPublic = Public.Contains(verb) || message is null || targets.Length == 0 || targets.Any(IsService);
        foreach (var word in Words(line))
        {
            // Words that are not from here, or sent twice, say nothing.
            if (!_said.TryAdd(word, new Said(by, targets) { IsPublic = isPublic }))
                _said[word].IsPublic = true;
        }
    }

    /// <summary>A room goes by another name.</summary>
    public void Renamed(string from, string to)
    {
        foreach (var said in _said.Values)
        {
            if (said.Rooms.Contains(Skeleton.KeyOf(from)))
                said.Rooms.Add(Skeleton.KeyOf(to));
        }
    }

    /// <summary>Checks a line that a session heard; of a classic one there is no message.</summary>
    public void Heard(FuzzedSession by, string line, IrcMessage? message, bool isPast)
    {
        Unless(IsSecretPublic || by.KnowsSecrets || !line.Contains(Secret, StringComparison.Ordinal), $"session {by.Number} hears a password: {line}");
        foreach (var word in Words(line))
        {
            if (!_said.TryGetValue(word, out var said) || said.IsPublic || said.By == by)
                continue;
            var mayHear = by.Identities.Overlaps(said.By.Identities) || by.Identities.Overlaps(said.ToIdentities) || (isPast ? MayReadPast(by, said) : MayHear(by, said));
            Unless(mayHear, $"session {by.Number} hears what was not said to it: {line}");
            if (!isPast)
                Remember(by, said, message);
        }
    }

    /// <summary>What the server logs has no secret and nothing that was said.</summary>
    public void Logged(string line)
    {
        Unless(IsSecretPublic || !line.Contains(Secret, StringComparison.Ordinal), $"a password is logged: {line}");
        Unless(!Words(line).Any(word => _said.TryGetValue(word, out var said) && !said.IsPublic), $"what was said is logged: {line}");
    }

    private static bool MayHear(FuzzedSession by, Said said) => by.IsClassic
        ? by.RoomsOfTheWorld.Overlaps(said.Rooms) || by.Nicks.Overlaps(said.Nicks)
        : said.Rooms.Any(by.Known.Rooms.ContainsKey) || (by.Known.Nick is { } nick && said.Nicks.Contains(nick));

    // The room as it was when it was said: the next of that name has no past. Of what nobody heard live nothing is known.
    private static bool MayReadPast(FuzzedSession by, Said said) => !said.IsWellKnown || by.RoomIds.Overlaps(said.RoomIds);

    private static void Remember(FuzzedSession by, Said said, IrcMessage? message)
    {
        var target = message is { Count: > 0 } ? message.Text(0).TrimStart('~', '&', '@', '%', '+') : "";
        if (target.Length > 0 && target[0] != '#')
            said.ToIdentities.UnionWith(by.Identities);
        else if (by.RoomIdOf(target) is { } roomId)
            said.RoomIds.Add(roomId);
        else
            said.HasUnknownReaders = true;
    }

    private static bool IsForSecrets(string line, string verb, string[] targets) => verb switch
    {
        "PASS" or "OPER" or "REGISTER" or "AUTHENTICATE" or "NICKSERV" or "VERIFY" => true,
        "PRIVMSG" => targets.All(IsService),
        _ => line.StartsWith("/account ", StringComparison.Ordinal) || line.StartsWith("/login ", StringComparison.Ordinal),
    };

    private static bool IsService(string nick) => Service.All.Any(service => CaseMapping.Equals(service.Nick, nick));

    private static IEnumerable<string> Words(string line) =>
        line.Contains("word", StringComparison.Ordinal) ? Word().Matches(line).Select(match => match.Value) : [];

    [GeneratedRegex(@"word\d{1,6}\.", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>One text.</summary>
    private sealed class Said(FuzzedSession by, string[] targets)
    {
        public FuzzedSession By { get; } = by;

        /// <summary>The rooms it was said to, by their keys; before them may stand the rank that only hears it.</summary>
        public HashSet<string> Rooms { get; } = [.. targets.Select(each => each.TrimStart('~', '&', '@', '%', '+')).Where(each => each.StartsWith('#')).Select(Skeleton.KeyOf)];

        public HashSet<string> Nicks { get; } = new(targets, CaseMapping.Comparer);

        /// <summary>The ids of the rooms in which it was heard.</summary>
        public HashSet<long> RoomIds { get; } = [];

        /// <summary>Who heard it as a direct message.</summary>
        public HashSet<long> ToIdentities { get; } = [];

        public bool HasUnknownReaders { get; set; }

        public bool IsWellKnown => !HasUnknownReaders && RoomIds.Count + ToIdentities.Count > 0;

        public bool IsPublic { get; set; }
    }
}
