using System.Text.RegularExpressions;
using ChatOn.Server.Commands;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Commands;

/// <summary>
/// What holds for every command there is, also for those that come later: with a label, whatever it is given and whoever gives it, it is
/// answered exactly once. https://ircv3.net/specs/extensions/labeled-response
/// </summary>
public sealed partial class EveryCommandTests
{
    private const string Least = "batch labeled-response";

    // What a word of a syntax may stand for; others stand for themselves.
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["account"] = "carol",
        ["away"] = "away",
        ["capabilities"] = "setname",
        ["channel"] = "#a",
        ["code"] = "123",
        ["count"] = "5",
        ["email"] = "*",
        ["mask"] = "*!*@192.0.2.1",
        ["message"] = "hello",
        ["mechanism"] = "PLAIN",
        ["msgid"] = "abc",
        ["nick"] = "bob",
        ["password"] = "correct-horse",
        ["realname"] = "Real",
        ["reason"] = "because",
        ["room"] = "#a",
        ["target"] = "#a",
        ["text"] = "hello",
        ["token"] = "x",
        ["topic"] = "tea",
        ["user"] = "bob",
        ["username"] = "user",
    };

    private static readonly string[] Odd =
    [
        "", ":", "x", "*", "bob", "nobody", "#a", "#nowhere", "#a bob", "#a bob :because", "bob #a", "bob :hello there", "#a,bob,#nowhere,nobody :hello",
        "#a +nope-b", "* * * * *", "-1 99999999999999999999", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 :15", ": : :", "\u0001é\u0002 %日 :\u0003",
    ];

    public static TheoryData<string> Verbs => [.. Specs.Select(spec => spec.Verb)];

    private static IEnumerable<CommandSpec> Specs => new ServiceCollection().AddCommands()
        .Where(service => service.ServiceType == typeof(CommandSpec))
        .Select(service => (CommandSpec)service.ImplementationInstance!);

    [Theory]
    [MemberData(nameof(Verbs))]
    [Trait("Spec", "IRCv3/labeled-response#4")]
    [Trait("Spec", "IRCv3/labeled-response#5")]
    [Trait("Spec", "IRCv3/labeled-response#6")]
    [Trait("Spec", "IRCv3/labeled-response#7")]
    [Trait("Spec", "IRCv3/labeled-response#13")]
    [Trait("Spec", "IRCv3/standard-replies#2")]
    public void A_guest_gets_one_labelled_answer(string verb) => Try(verb, server => Guest(server, Least));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Who_has_every_capability_gets_one_labelled_answer(string verb) => Try(verb, server => Guest(server, OnOffer(server)));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void An_operator_gets_one_labelled_answer(string verb) => Try(verb, server =>
    {
        var client = Guest(server, OnOffer(server));
        server.OnLoop(() => server.World.FindUser("alice")!.BecomeOperator("boss", OperatorClassOptions.Admin, Privilege.All));
        return client;
    });

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Who_is_not_registered_yet_gets_one_labelled_answer(string verb) => Try(verb, server =>
    {
        var client = server.Open();
        client.Send("CAP LS 302", $"CAP REQ :{Least}");
        return client;
    });

    [Theory]
    [InlineData("GUEST is no command")]
    [InlineData("123 x")]
    [InlineData("!!!")]
    [InlineData("PRIVMSG #a :\0")]
    public void What_is_no_command_gets_one_labelled_answer(string line) => Try(line, server => Guest(server, Least), [line]);

    private static void Try(string verb, Func<TestServer, TestClient> connect) => Try(verb, connect, Lines(verb));

    private static void Try(string verb, Func<TestServer, TestClient> connect, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            using var server = new TestServer();
            server.Connect("bob").Send("JOIN #a");
            var client = connect(server);
            client.ReadAll();

            client.Send($"@label=the-label {line}");
            // What a client puts together is answered when it has ended: https://ircv3.net/specs/extensions/client-batch
            if (verb == "BATCH" && line.Split(' ').ElementAtOrDefault(1) is ['+', .. var reference] && client.Unread.Count == 0)
                client.Send($"BATCH -{reference}");
            server.Advance(TimeSpan.FromSeconds(1));

            IsAnsweredOnce(line, client.ReadAll());
            Assert.Empty(server.Log.Errors);
        }
    }

    private static void IsAnsweredOnce(string line, IReadOnlyList<string> heard)
    {
        var all = $"{line}\n{string.Join('\n', heard)}";
        var labelled = heard.Where(each => Tags(each).Contains("label=the-label")).ToList();
        Assert.True(labelled.Count == 1, $"{labelled.Count} labelled answers to {all}");
        Assert.True(!heard.Any(IsLoose), $"An answer without its label to {all}");
        if (!labelled[0].Contains(" BATCH +", StringComparison.Ordinal))
            return;
        var reference = labelled[0].Split(" BATCH +")[1].Split(' ')[0];
        Assert.True(heard.Count(each => each.EndsWith($" BATCH -{reference}", StringComparison.Ordinal)) == 1, $"A batch without an end to {all}");
    }

    // Nothing that only answers are made of comes by itself.
    private static bool IsLoose(string line) =>
        Answers().IsMatch(line) && !Tags(line).Any(tag => tag.StartsWith("label=", StringComparison.Ordinal) || tag.StartsWith("batch=", StringComparison.Ordinal));

    private static string[] Tags(string line) => line.StartsWith('@') ? line[1..line.IndexOf(' ', StringComparison.Ordinal)].Split(';') : [];

    private static TestClient Guest(TestServer server, string capabilities)
    {
        var client = server.Open();
        client.Send("CAP LS 302");
        foreach (var capability in capabilities.Split(' '))
            client.Send($"CAP REQ :{capability}");
        client.Send("NICK alice", "USER alice 0 * :alice", "CAP END", "JOIN #a,#mine");
        client.Hears("... 001 ...");
        return client;
    }

    private static string OnOffer(TestServer server)
    {
        var client = server.Open();
        client.Send("CAP LS 302");
        var names = client.ReadAll().SelectMany(line => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..].Split(' ')).Select(name => name.Split('=')[0]);
        client.Disconnect();
        return string.Join(' ', names);
    }

    private static IEnumerable<string> Lines(string verb) =>
        Odd.Concat(Plausible(Specs.Single(spec => spec.Verb == verb))).Distinct().Select(parameters => $"{verb} {parameters}".TrimEnd());

    // KICK room nick [:reason] -> "#a bob" and "#a bob :because".
    private static IEnumerable<string> Plausible(CommandSpec spec)
    {
        foreach (var way in spec.Syntax.Split(" | "))
        {
            var words = way.StartsWith(spec.Verb, StringComparison.Ordinal) ? way[spec.Verb.Length..] : way;
            yield return Filled(Optional().Replace(words, ""));
            yield return Filled(words);
        }
    }

    private static string Filled(string words) =>
        Word().Replace(Repeated().Replace(words, "").Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal), Example).Trim();

    private static string Example(Match word) => Examples.GetValueOrDefault(word.Groups[1].Value, word.Groups[1].Value);

    [GeneratedRegex(@"^(@\S+ )?:chaton\.local (\d{3}|FAIL|WARN|NOTE|ACK) ")]
    private static partial Regex Answers();

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Repeated();

    // One of several words, parted by a bar: the first.
    [GeneratedRegex(@"([A-Za-z]+(?:-[a-z]+)*)(?:\|[^\s,]*)?")]
    private static partial Regex Word();
}
