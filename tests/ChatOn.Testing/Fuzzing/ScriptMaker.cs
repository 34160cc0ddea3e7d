using System.Globalization;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.Services;

namespace ChatOn.Testing.Fuzzing;

/// <summary>Makes fuzz scripts from a seed. What commands, services and capabilities there are it reads from their own tables.</summary>
public sealed class ScriptMaker
{
    private static readonly string[] Options = ["", "", "", "", "limits", "strict", "nohistory", "members"];
    private static readonly string[] Own = ["ann", "ben", "cid", "dot", "eve", "fay", "gus"];
    private static readonly string[] Addresses = ["", "", " 10.0.0.1", " 10.0.0.2", " ::1", " 2001:db8::7"];

    private static readonly (CommandSpec[] Commands, ServiceSpec[] Services) Tables = ReadTables();

    private readonly Random _random;
    private readonly LineMaker _lines;
    private readonly StringBuilder _script = new();

    private ScriptMaker(int seed)
    {
        _random = new Random(seed);
        _lines = new LineMaker(_random, Tables.Commands, Tables.Services);
    }

    /// <summary>The script of a seed.</summary>
    public static byte[] Make(int seed) => new ScriptMaker(seed).Make();

    private byte[] Make()
    {
        var sessions = _random.Next(2, 7);
        _script.Append(CultureInfo.InvariantCulture, $"options {Pick(Options)}\n");
        for (var session = 1; session <= sessions; session++)
            Enter(session);
        for (var steps = _random.Next(40, 140); steps > 0; steps--)
            Step(_random.Next(1, sessions + 1));
        return Encoding.Latin1.GetBytes(_script.ToString());
    }

    private void Step(int session)
    {
        switch (_random.Next(60))
        {
            case 0:
                Write($"close {session}");
                break;
            case 1 or 2:
                Write($"close {session}");
                Enter(session);
                break;
            case 3:
                Write($"wait {Pick("10", "1000", "3000", "61000", "125000")}");
                break;
            case 4:
                Write($"store {Pick("works", "works", "fails", "unsure", "hangs")}");
                break;
            case 5:
                Write("store works");
                break;
            case 6:
                Write($"{Pick("deaf", "hears", "hears")} {session}");
                break;
            case 7:
                Write($"{Pick("reads", "work")} {Pick("wait", "go", "go")}");
                break;
            case 8 or 9:
                LogIn(session);
                break;
            case 10 or 11:
                SayInLines(session);
                break;
            default:
                Write($"{session}{Pick("", "", "", "+")} {_lines.Next()}");
                break;
        }
    }

    private void Enter(int session)
    {
        var kind = Pick("irc", "irc", "irc", "irc", "tls", "classic");
        Write($"open {session} {kind}{Pick(Addresses)}");
        if (kind == "classic")
        {
            Write($"{session} {_lines.Nick}");
            Write("wait 300");
            return;
        }

        var lines = new List<string>();
        if (_random.Next(5) > 0)
        {
            lines.Add(Pick("CAP LS 302", "CAP LS"));
            lines.AddRange(Wanted());
        }

        if (_random.Next(4) == 0)
            lines.Add("PASS {secret}");
        if (_random.Next(4) == 0)
            lines.AddRange(["CAP REQ sasl", "AUTHENTICATE PLAIN", $"AUTHENTICATE {{plain:{Pick(Own)}}}"]);
        lines.Add($"NICK {(_random.Next(6) == 0 ? _lines.Nick : Own[session - 1])}");
        lines.Add($"USER {Pick("u", "u", "ann", "{pad:30}")} 0 * :{Pick("real", "{word}", "{pad:200}")}");
        if (_random.Next(3) == 0)
            lines.Add(Pick("REGISTER * * {secret}", "REGISTER * ann@example.org {secret}", _lines.Next()));
        lines.Add("CAP END");
        if (_random.Next(8) == 0)
            lines.Insert(_random.Next(lines.Count), _lines.Next());
        if (_random.Next(12) == 0)
            lines.RemoveAt(_random.Next(lines.Count));
        if (_random.Next(5) > 0)
            lines.Add("JOIN #a");
        if (_random.Next(6) == 0)
            lines.Add("OPER boss {secret}");
        foreach (var line in lines)
            Write($"{session} {line}");
    }

    // Each by itself, for one that is not offered has all refused; or all that a modern client asks for.
    private IEnumerable<string> Wanted()
    {
        var chance = Pick("20", "50", "90");
        return Capability.All.Where(_ => _random.Next(100) < int.Parse(chance, CultureInfo.InvariantCulture)).Select(capability => $"CAP REQ {capability.Name}");
    }

    private void LogIn(int session)
    {
        foreach (var line in _random.Next(4) switch
        {
            0 => ["REGISTER * * {secret}"],
            1 => ["AUTHENTICATE PLAIN", $"AUTHENTICATE {{plain:{Pick(Own)}}}"],
            2 => [$"NICKSERV IDENTIFY {Pick(Own)} {{secret}}"],
            _ => new[] { "OPER boss {secret}" },
        })
        {
            Write($"{session} {_lines.Labelled(line)}");
        }
    }

    // https://ircv3.net/specs/extensions/multiline
    private void SayInLines(int session)
    {
        var (reference, target) = (Pick("r1", "r2"), _lines.Target);
        Write($"{session} {_lines.Labelled($"BATCH +{reference} draft/multiline {target}")}");
        for (var lines = _random.Next(4); lines > 0; lines--)
        {
            var tags = Pick("", "", ";draft/multiline-concat");
            Write($"{session} {Pick($"@batch={reference}{tags} {Pick("PRIVMSG", "PRIVMSG", "NOTICE")} {target} :{Pick("{word}", "", "{pad:400}")}", _lines.Next())}");
        }

        if (_random.Next(6) > 0)
            Write($"{session} BATCH -{reference}");
    }

    // What is no Latin-1 comes as it is in UTF-8.
    private void Write(string line) => _script.Append(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(line))).Append('\n');

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private static (CommandSpec[] Commands, ServiceSpec[] Services) ReadTables()
    {
        using var server = new TestServer();
        return ([.. server.Get<CommandTable>().Specs.OrderBy(spec => spec.Verb, StringComparer.Ordinal)],
            [.. server.Get<IEnumerable<ServiceEntry>>().Select(entry => entry.Spec)]);
    }
}
