using ChatOn.Server.State;
using ChatOn.Testing;
using CsCheck;

namespace ChatOn.Server.Tests.State;

/// <summary>Whatever people do in a room, it is what the table allows. A failure prints its seed: run it again with CsCheck_Seed.</summary>
public sealed class RoomModelTests
{
    private const string Room = "#r";

    private static readonly string[] Nicks = ["ann", "bob", "cid", "dan", "eve"];

    private static readonly Gen<string> Nick = Gen.Int[0, 4].Select(i => Nicks[i]);

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (6, Gen.Select(Nick, Nick, Gen.Bool, Gen.Char["qaohv"]).Select(t => new Step("role", t.Item1, t.Item2, t.Item3, t.Item4))),
        (3, Gen.Select(Nick, Nick).Select(t => new Step("kick", t.Item1, t.Item2, Adds: true, '-'))),
        (2, Gen.Select(Nick, Gen.Bool, Gen.Char["imnt"]).Select(t => new Step("flag", t.Item1, "", t.Item2, t.Item3))),
        (1, Gen.Select(Nick, Nick, Gen.Bool).Select(t => new Step("ban", t.Item1, t.Item2, t.Item3, '-'))),
        (1, Gen.Select(Nick, Nick).Select(t => new Step("invite", t.Item1, t.Item2, Adds: true, '-'))),
        (3, Nick.Select(nick => new Step("join", nick, "", Adds: true, '-'))),
        (1, Nick.Select(nick => new Step("part", nick, "", Adds: true, '-'))));

    [Fact]
    public void Kicks_roles_modes_bans_and_invitations_do_what_the_table_allows_and_nothing_else() =>
        Steps.Array[10, 120].Sample(
            steps =>
            {
                using var server = new TestServer();
                var clients = Nicks.ToDictionary(nick => nick, nick => server.Connect(nick, "draft/chathistory"));
                var model = new ModelRoom();
                foreach (var step in Beginning("ann").Concat(steps))
                {
                    clients[step.Actor].Send(step.Command);
                    step.ApplyTo(model);
                    Assert.Equal(model.Describe(), Describe(server));
                    CheckRights(clients[step.Actor], step.Actor, model);
                }

                Assert.Empty(server.Log.Errors);
            },
            iter: 60, threads: 1);

    [Fact]
    public void Whatever_is_in_flight_at_the_same_time_roles_and_kicks_are_within_the_table_when_they_happen() =>
        Gen.Select(Steps, Gen.Int[0, 3]).Array[10, 120].Sample(
            steps =>
            {
                using var server = new TestServer();
                var watcher = server.Connect("watcher");
                watcher.Send($"JOIN {Room}");
                var clients = Nicks.ToDictionary(nick => nick, nick => server.Connect(nick));
                watcher.ReadAll();
                var model = new ModelRoom();
                model.Join("watcher");
                foreach (var (step, commits) in Beginning("watcher").Select(step => (step, 0)).Concat(steps))
                {
                    (step.Actor == "watcher" ? watcher : clients[step.Actor]).Post(step.Command);
                    server.RunWithoutJournal();
                    if (commits == 0)
                        server.Run();
                    Replay(watcher.ReadAll(), model);
                }

                server.Run();
                Replay(watcher.ReadAll(), model);
                Assert.Equal(RolesIn(model.Describe()), RolesIn(Describe(server)));
                Assert.Empty(server.Log.Errors);
            },
            iter: 60, threads: 1);

    // One of each rank, so that there is something to fight over.
    private static IEnumerable<Step> Beginning(string owner) =>
    [
        .. Nicks.Where(nick => nick != owner).Prepend(owner).Select(nick => new Step("join", nick, "", Adds: true, '-')),
        .. "aohv".Select((letter, i) => new Step("role", owner, Nicks.Where(nick => nick != owner).ElementAt(i), Adds: true, letter)),
    ];

    // Every role and kick that is announced must change the model, which obeys the table; joins are taken as they come.
    private static void Replay(IReadOnlyList<string> lines, ModelRoom model)
    {
        foreach (var words in lines.Select(line => line.Split(' ')))
        {
            var actor = words[0][1..].Split('!')[0];
            switch (words[1])
            {
                case "JOIN":
                    model.Enter(actor);
                    break;
                case "PART":
                    model.Part(actor);
                    break;
                case "KICK":
                    model.Kick(actor, words[3]);
                    Assert.False(model.IsMember(words[3]), $"{actor} kicked {words[3]}");
                    break;
                case "MODE" when words.Length == 5 && "qaohv".Contains(words[3][1], StringComparison.Ordinal):
                    var before = model.Describe();
                    model.Role(actor, words[3][0] == '+', words[3][1], words[4]);
                    Assert.True(before != model.Describe(), $"{string.Join(' ', words)} in {before}");
                    break;
                default:
                    break;
            }
        }
    }

    private static void CheckRights(TestClient client, string nick, ModelRoom model)
    {
        client.ReadAll();
        client.Send($"PRIVMSG {Room} :x");
        Assert.Equal(model.MaySpeak(nick), client.ReadAll().Count == 0);
        client.Send($"CHATHISTORY LATEST {Room} * 1");
        Assert.Equal(model.MayRead(nick), !client.ReadAll().Any(line => line.Contains("INVALID_TARGET", StringComparison.Ordinal)));
        client.Send($"TOPIC {Room} :t");
        Assert.Equal(model.MaySetTopic(nick), client.ReadAll().Any(line => line.Contains(" TOPIC ", StringComparison.Ordinal)));
    }

    private static string Describe(TestServer server)
    {
        var text = "";
        server.OnLoop(() =>
        {
            if (server.World.FindRoom(Room) is not { } room)
            {
                text = new ModelRoom().Describe();
                return;
            }

            var members = room.Members.OrderBy(m => m.Who.Nick, StringComparer.Ordinal).Select(m => $"{m.Who.Nick}={Letters(m.Roles)}");
            var bans = room.Modes.List('b').Select(entry => entry.Mask.Pattern.Split('!')[0]).Order();
            text = $"{string.Join(' ', members)} {room.Modes.Describe(withKey: true)} b:{string.Join(',', bans)}";
        });
        return text;
    }

    private static string RolesIn(string description) => description[..description.IndexOf(" +", StringComparison.Ordinal)];

    private static string Letters(Roles roles) => string.Concat("qaohv".Where(letter => (roles & RoleLetters.OfLetter(letter)) != 0).Order());

    private sealed record Step(string Action, string Actor, string Target, bool Adds, char Letter)
    {
        private char Sign => Adds ? '+' : '-';

        public string Command => Action switch
        {
            "role" => $"MODE {Room} {Sign}{Letter} {Target}",
            "flag" => $"MODE {Room} {Sign}{Letter}",
            "ban" => $"MODE {Room} {Sign}b {Target}",
            "kick" => $"KICK {Room} {Target}",
            "invite" => $"INVITE {Target} {Room}",
            "join" => $"JOIN {Room}",
            _ => $"PART {Room}",
        };

        public void ApplyTo(ModelRoom model)
        {
            switch (Action)
            {
                case "role":
                    model.Role(Actor, Adds, Letter, Target);
                    break;
                case "flag":
                    model.Flag(Actor, Adds, Letter);
                    break;
                case "ban":
                    model.Ban(Actor, Adds, Target);
                    break;
                case "kick":
                    model.Kick(Actor, Target);
                    break;
                case "invite":
                    model.Invite(Actor, Target);
                    break;
                case "join":
                    model.Join(Actor);
                    break;
                default:
                    model.Part(Actor);
                    break;
            }
        }
    }
}
