namespace ChatOn.Server.Tests.Simulation;

/// <summary>Makes random lines, legal and illegal, out of few names, so that they meet often.</summary>
internal sealed class Script(Random random, IReadOnlyList<string> verbs)
{
    private static readonly string[] RoomNames = ["#a", "#b", "#c", "#lobby", "#A", "##", "#", "nowhere", "#ünï"];
    private static readonly string[] Nicks = ["ann", "ben", "cid", "dot", "eve", "fay", "ANN", "NickServ", "1st", "", "x!y@z"];

    private static readonly string[] Capabilities =
    [
        "", "echo-message", "echo-message message-tags server-time", "labeled-response batch echo-message", "labeled-response batch",
        "batch draft/multiline echo-message labeled-response standard-replies", "batch draft/multiline message-tags draft/chathistory labeled-response",
        "multi-prefix userhost-in-names extended-join away-notify", "message-tags server-time batch draft/chathistory standard-replies labeled-response",
    ];

    private int _said;

    public string AnyCapabilities => Pick(Capabilities);

    public string AnyNick => Pick(Nicks);

    /// <summary>A text that is never said again.</summary>
    public string NextText => $"said-{++_said}";

    public string NextLine() => random.Next(39) switch
    {
        0 or 1 or 2 or 3 => $"JOIN {Room}",
        4 => $"JOIN {Room},{Room},{Room} key",
        5 => $"PART {Room} :bye",
        6 or 7 or 8 or 9 or 10 => $"PRIVMSG {Room} :{NextText}",
        11 => $"PRIVMSG {Room},{AnyNick} :{NextText}",
        12 => $"NOTICE {Room} :{NextText}",
        13 => $"@+typing=active TAGMSG {Room}",
        14 => $"TOPIC {Room} :{NextText}",
        15 => $"NICK {AnyNick}{Pick(["", "", "_", "2"])}",
        16 => $"KICK {Room} {AnyNick} :out",
        17 => $"MODE {Room} {Pick(["+m", "-m", "+i", "-i", "+k key", "-k key", "+l 2", "-l", "+s", "-s", "+n", "-n", "+b", "+t"])}",
        18 => $"MODE {Room} {Pick(["+o", "-o", "+v", "+h", "-q", "+a", "+b", "-b", "+e", "+I"])} {AnyNick}",
        19 => $"INVITE {AnyNick} {Room}",
        20 => $"{Pick(["WHO", "NAMES", "LIST", "MODE"])} {Room}",
        21 => $"{Pick(["WHOIS", "WHOWAS", "ISON", "USERHOST", "MONITOR +"])} {AnyNick}",
        22 => $"CHATHISTORY {Pick(["LATEST", "BEFORE", "AFTER", "AROUND"])} {Room} {Pick(["*", "timestamp=2026-01-01T12:00:01.000Z", "msgid=zz"])} 10",
        23 => Pick(["AWAY :gone", "AWAY", "LUSERS", "MOTD", "VERSION", "TIME", "HELP", "PING x", "SETNAME :other", "CAP LIST", "CAP LS 302", "CAP END"]),
        24 => "JOIN 0",
        34 => $"REGISTER {Pick(["*", AnyNick])} * password1",
        35 => $"NICKSERV {Pick(["IDENTIFY", "IDENTIFY", $"IDENTIFY {AnyNick}", "REGISTER"])} password1",
        36 => $"NICKSERV {Pick(["ALWAYSON on", "ALWAYSON off", "GROUP", $"UNGROUP {AnyNick}", "SESSIONS", "ENDSESSION others", "DELETE password1", "DELETE password1 everything"])}",
        37 => $"CHANSERV {Pick(["REGISTER", "INFO", "DROP", "ROLE", "TRANSFER", "SUCCESSOR"])} {Room} {AnyNick} {Pick(["operator", "voice", "none", "list"])}",
        38 => $"CHANSERV SET {Room} {Pick(["HISTORY off", "HISTORY on", "EARLIER hidden", "EARLIER shown", "RETENTION lines 5", "RETENTION off"])}",
        28 or 29 or 30 => AnyCommand(),
        31 => Pick(["OPER boss sesame", "OPER boss sesame", "OPER boss wrong", $"KILL {AnyNick} :out", $"WALLOPS :{NextText}"]),
        25 => Pick(["OPER root secret", "KILL ann :die", "WALLOPS :hear", "REHASH", "STATS u", "USER a 0 * :b", "PASS x", "CAP REQ :echo-message"]),
        26 => Garbage(),
        27 => Pick([$":other!x@y PRIVMSG #a :{NextText}", "PRIVMSG", "JOIN", "KICK #a", "MODE", "TOPIC", "PRIVMSG #a", "NICK"]),
        _ => $"PRIVMSG {AnyNick} :{NextText}",
    };

    /// <summary>A message of several lines, mostly legal, and mostly whole.</summary>
    public IReadOnlyList<string> NextLines()
    {
        var (room, reference) = (Room, Pick(["1", "1", "b-2"]));
        var lines = new List<string> { $"BATCH +{reference} draft/multiline {room}" };
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var tag = Pick(["", "", "", ";draft/multiline-concat"]);
            lines.Add($"@batch={reference}{tag} PRIVMSG {room} :{(random.Next(5) == 0 && tag.Length == 0 ? "" : NextText)}");
        }

        lines.Add($"BATCH -{reference}");
        if (random.Next(4) == 0)
            lines.Insert(random.Next(1, lines.Count), Pick(["PING x", $"PRIVMSG {room} :{NextText}", $"@batch={reference} NOTICE {room} :x", $"@batch={reference} PRIVMSG #other :x", "AWAY", "CAP REQ :batch"]));
        return random.Next(8) == 0 ? lines.Take(random.Next(1, lines.Count)).ToList() : lines;
    }

    private string Room => Pick(RoomNames);

    // Whatever the table has, with parameters of any kind. What is said has to be unique, so that is left to the lines above.
    private string AnyCommand()
    {
        var verb = verbs[random.Next(verbs.Count)];
        var parameters = Enumerable.Range(0, random.Next(5)).Select(_ => " " + Parameter());
        return verb is "PRIVMSG" or "QUIT" ? verb : verb + string.Concat(parameters) + Pick(["", "", $" :{NextText}", " :", " ::"]);
    }

    private string Parameter() => random.Next(9) switch
    {
        0 or 1 => Room,
        2 or 3 => AnyNick,
        4 => Pick(["*", "0", "-1", "99999999999", "+", "-", "%", "u", "L", "S", "C", "o"]),
        5 => Pick(["*!*@*", "*a*", "?en", "chaton.local", "*.local", "other.server"]),
        6 => Pick(["%tcuihsnfdlaor,7", "%n", "+beI", "+imnst", "-k+l", ">1", "<5", "C>1", "T<9"]),
        7 => $"{AnyNick},{AnyNick},{Room}",
        _ => new string((char)random.Next('!', '~'), random.Next(1, 60)),
    };

    private string Garbage() =>
        string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(' ', 0x250)).Where(c => c is not ('\r' or '\n')));

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
