using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.Services;

namespace ChatOn.Testing.Fuzzing;

/// <summary>Makes single lines, legal and illegal, from the syntax that commands state, out of few names so that they meet often.</summary>
internal sealed class LineMaker(Random random, IReadOnlyList<CommandSpec> commands, IReadOnlyList<ServiceSpec> services)
{
    private static readonly string[] Nicks = ["ann", "ben", "cid", "dot", "ann", "ben", "ANN", "eve", "{nick:1}", "{nick:2}", "NickServ", "1st", "x!y@z", "wörd"];
    private static readonly string[] Rooms = ["#a", "#a", "#a", "#b", "#b", "#c", "#A", "#lobby", "#ünï", "##", "#", "nowhere", "#а", "@#a", "+#b"];
    private static readonly string[] Numbers = ["0", "1", "2", "10", "50", "-1", "99999999999", "x"];
    private static readonly string[] Masks = ["*!*@*", "*a*", "?en", "ann!*@*", "*!*@10.0.0.1", "$a:ann", "~a:ben", "*!*@::1", "chaton.local", "10.0.0.0/8"];
    private static readonly string[] Modes = ["+m", "-m", "+i", "-i", "+k", "-k", "+l", "-l", "+s", "-s", "+n", "-n", "+t", "-t", "+b", "-b", "+e", "+I", "+o", "-o", "+v", "-v", "+h", "+a", "+q", "-q", "+ov", "+bbb", "+R", "+M", "+c", "+C", "-RM", "+B", "+w", "+i-i", "b"];

    private static readonly string[] Tags =
    [
        "+typing=active", "+typing=done", "+reply={msgid}", "+draft/reply={msgid:2}", "+draft/react=👍;+draft/reply={msgid}", "+draft/unreact=👍;+draft/reply={msgid}",
        "batch=r1", "batch=nope", "time=2020-01-01T00:00:00.000Z", "msgid=forged", "account=ann", "label=", "label={pad:65}", "+x={pad:4000}", "+a=1;+a=2;+b", "+x=\\:\\s\\r\\n\\0", "=", "{x:ff}", "draft/multiline-concat", "+draft/channel-context=#a", "bot",
    ];

    private static readonly string[] Garbage = ["{x:00}", "{x:ff}{x:fe}", "{x:0d}PRIVMSG #a :{word}", "  ", ":", ":x", "@", "@a", "{pad:600}", "PRIVMSG #a :{pad:500}", "{x:eda080}", "\u001b[2J", "💥", "123 a b", "GET / HTTP/1.1"];

    public string Nick => Pick(Nicks);

    public string Target => random.Next(3) == 0 ? Nick : Pick(Rooms);

    /// <summary>A line.</summary>
    public string Next() => random.Next(25) switch
    {
        0 => Pick(Garbage),
        1 => $"{Pick(commands).Verb} {Any()} {Any()} {Any()}",
        2 => $":{Nick}!x@y {Command(Pick(commands))}",
        3 or 4 or 5 => Labelled(Service(Pick(services))),
        6 or 7 or 8 or 9 => Labelled($"PRIVMSG {Pick(Rooms[..6])} :{{word}}"),
        10 => Labelled($"JOIN {Pick(Rooms)}"),
        11 => Labelled($"MODE {Pick(Rooms)} {Pick(Modes)} {Nick} {Pick(Masks)}"),
        13 => Labelled(Page()),
        12 => $"/{Pick("join", "msg", "nick", "who", "me", "part", "account", "topic", "quit", "help", "login")} {Any()} {{word}}",
        _ => Labelled(Command(Pick(commands))),
    };

    /// <summary>Mostly with a label, sometimes with other tags.</summary>
    public string Labelled(string line)
    {
        if (line.StartsWith('@') || random.Next(5) == 0)
            return line;
        var tags = new List<string>();
        if (random.Next(3) > 0)
            tags.Add("label={label}");
        if (random.Next(5) == 0)
            tags.Add($"{Vendor.ClientId}={Pick("c1", "c2", "{word}", "{label}", "")}");
        while (random.Next(5) == 0)
            tags.Add(Pick(Tags));
        return tags.Count == 0 ? line : $"@{string.Join(';', tags)} {line}";
    }

    private string Page() => random.Next(4) switch
    {
        0 => $"CHATHISTORY LATEST {Target} * {Pick(Numbers)}",
        1 => $"CHATHISTORY {Pick("BEFORE", "AFTER", "AROUND")} {Target} {Pick("msgid={msgid}", "msgid={msgid:4}", "timestamp={time:3}")} 5",
        2 => $"CHATHISTORY BETWEEN {Target} msgid={{msgid:5}} {Pick("msgid={msgid}", "timestamp={time}")} 10",
        _ => "CHATHISTORY TARGETS timestamp=2025-01-01T00:00:00.000Z timestamp=2027-01-01T00:00:00.000Z 10",
    };

    private string Command(CommandSpec spec)
    {
        if (spec.Verb == "QUIT" && random.Next(4) > 0)
            return "PING {word}";
        // Only the first alternative names the verb.
        var line = Spell(spec.Syntax, spec.Verb);
        return random.Next(10) switch
        {
            0 => line[..random.Next(line.Length + 1)],
            1 => line + " " + Any(),
            2 => line.ToLowerInvariant(),
            _ => line,
        };
    }

    // As a command of its own, written to the service, or typed by a person.
    private string Service(ServiceSpec spec)
    {
        var words = Spell(spec.Syntax, spec.Name);
        return random.Next(5) switch
        {
            0 => $"PRIVMSG {spec.Service.Nick} :{words}",
            1 => $"/{spec.Service.Word} {words}",
            _ => $"{spec.Service.Nick.ToUpperInvariant()} {words}",
        };
    }

    // An optional part may be left out, to its closing bracket.
    private string Spell(string syntax, string first)
    {
        var alternatives = syntax.Split(" | ");
        var chosen = alternatives[random.Next(alternatives.Length)];
        if (chosen != alternatives[0] && !chosen.StartsWith(first, StringComparison.Ordinal))
            chosen = $"{first} {(syntax.StartsWith(first + " #room", StringComparison.Ordinal) ? "#room " : "")}{chosen}";
        var line = new StringBuilder();
        var leftOut = 0;
        foreach (var word in chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (leftOut > 0 || (word.StartsWith('[') && random.Next(3) == 0))
                leftOut += word.AsSpan().Count('[') - word.AsSpan().Count(']');
            else
                line.Append(line.Length == 0 ? "" : " ").Append(Parameter(word.Trim('[', ']')));
        }

        return line.ToString();
    }

    // One word of a syntax: literal in capitals, several with {,...}, a choice with |.
    private string Parameter(string word)
    {
        if (random.Next(25) == 0)
            return Any();
        if (word.StartsWith(':'))
            return ":" + Parameter(word[1..]);
        if (word.IndexOf('{', StringComparison.Ordinal) is > 0 and var several)
            return string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Parameter(word[..several])));
        var choices = word.Split('|');
        if (choices.Length > 1)
            return Parameter(choices[random.Next(choices.Length)]);
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? word[..(equals + 1)] + Value(word[..equals]) : Value(word);
    }

    private string Value(string word) => word.Trim('.', '}', '<', '>', '#') switch
    {
        "" => Any(),
        var kind when kind.Any(char.IsUpper) || !kind.Any(char.IsLetter) => kind,
        var kind when Has(kind, "room", "channel", "place") => Pick(Rooms),
        var kind when Has(kind, "target") => Target,
        var kind when Has(kind, "password", "secret", "old", "new") && kind != "newname" => "{secret}",
        var kind when Has(kind, "nick", "account", "name", "user") => Nick,
        var kind when Has(kind, "text", "message", "reason", "comment", "topic", "value") => Pick("{word}", "{word}", "{word} {word}", "", "{pad:400}"),
        var kind when Has(kind, "msgid", "id") => Pick("{msgid}", "{msgid:2}", "{msgid:5}", "none"),
        var kind when Has(kind, "time") => Pick("{time}", "{time:3}", "2026-01-01T12:00:00.000Z", "never"),
        var kind when Has(kind, "selector") => Pick("*", "msgid={msgid}", "msgid={msgid:3}", "timestamp={time}", "timestamp={time:4}", "timestamp=never"),
        var kind when Has(kind, "mask", "pattern") => Pick(Masks),
        var kind when Has(kind, "modes") => Pick(Modes),
        var kind when Has(kind, "limit", "count", "number") => Pick(Numbers),
        var kind when Has(kind, "capabilities") => Pick(Capability.All.Select(each => each.Name).Append("-labeled-response").Append("-message-tags").ToArray()),
        var kind when Has(kind, "verb", "command") => Pick(commands).Verb,
        var kind when Has(kind, "field") => Pick("%tcuihsnfdlaor,7", "%n", "%na", "o"),
        var kind when Has(kind, "condition") => Pick(">1", "<5", "C>1", "T<9", "*a*", "!*a*"),
        var kind when Has(kind, "mechanism") => Pick("PLAIN", "SCRAM-SHA-256", "EXTERNAL", "NONE"),
        var kind when Has(kind, "base64") => Pick("{plain:ann}", "{plain:ben}", "+", "*", "{pad:400}", "!"),
        var kind when Has(kind, "code") => Pick("{last}", "123456"),
        var kind when Has(kind, "duration") => Pick("1h", "1m", "7d", "x"),
        "u" or "m" or "o" or "on" or "off" or "none" or "list" or "others" => word,
        var kind => random.Next(2) == 0 ? kind : Any(),
    };

    private string Any() => random.Next(9) switch
    {
        0 or 1 => Pick(Rooms),
        2 or 3 => Nick,
        4 => Pick(Numbers),
        5 => Pick(Masks),
        6 => Pick(Modes),
        7 => Pick("*", "{word}", "{msgid}", "msgid={msgid}", ":", "", "::", ":{word}", "{label}", "a,b,c", "{pad:100}"),
        _ => new string((char)random.Next('!', '~'), random.Next(1, 40)),
    };

    private static bool Has(string kind, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (kind.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
