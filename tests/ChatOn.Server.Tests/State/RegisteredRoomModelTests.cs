using ChatOn.Server.Accounts;
using ChatOn.Server.State;
using ChatOn.Testing;
using CsCheck;

namespace ChatOn.Server.Tests.State;

/// <summary>
/// Whatever accounts and guests do in a registered room, by MODE and by ChanServ, in it and from outside, it is what the table allows, and
/// what is kept is what they see. A failure prints its seed: run it again with CsCheck_Seed.
/// </summary>
public sealed class RegisteredRoomModelTests
{
    private const string Room = "#r";

    private static readonly string[] Accounts = ["ann", "bob", "cid"];
    private static readonly string[] Nicks = [.. Accounts, "dan", "eve"];
    private static readonly (string Word, string Letter)[] Words = [("owner", "q"), ("protected", "a"), ("operator", "o"), ("halfop", "h"), ("voice", "v"), ("none", "")];

    private static readonly Gen<string> Nick = Gen.Int[0, 4].Select(i => Nicks[i]);

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (6, Gen.Select(Nick, Nick, Gen.Bool, Gen.Int[0, 4]).Select(t => new Step("role", t.Item1, t.Item2, t.Item3, t.Item4))),
        (4, Gen.Select(Nick, Nick, Gen.Int[0, 5]).Select(t => new Step("chanserv", t.Item1, t.Item2, Adds: true, t.Item3))),
        (1, Gen.Select(Nick, Nick).Select(t => new Step("transfer", t.Item1, t.Item2, Adds: true, 0))),
        (1, Gen.Select(Nick, Gen.Bool).Select(t => new Step("hide", t.Item1, "", t.Item2, 0))),
        (3, Gen.Select(Nick, Nick).Select(t => new Step("kick", t.Item1, t.Item2, Adds: true, 0))),
        (2, Gen.Select(Nick, Gen.Bool, Gen.Int[0, 5]).Select(t => new Step("flag", t.Item1, "", t.Item2, t.Item3))),
        (2, Gen.Select(Nick, Nick, Gen.Bool).Select(t => new Step("ban", t.Item1, t.Item2, t.Item3, 0))),
        (1, Gen.Select(Nick, Nick).Select(t => new Step("invite", t.Item1, t.Item2, Adds: true, 0))),
        (3, Nick.Select(nick => new Step("join", nick, "", Adds: true, 0))),
        (1, Nick.Select(nick => new Step("part", nick, "", Adds: true, 0))),
        (1, Nick.Select(nick => new Step("reconnect", nick, "", Adds: true, 0))));

    [Fact]
    public void What_is_done_and_what_is_kept_is_what_the_table_allows_and_who_has_no_rights_changes_only_itself() =>
        Steps.Array[10, 100].Sample(
            steps =>
            {
                using var server = new TestServer();
                var clients = Nicks.ToDictionary(nick => nick, nick => Connect(server, nick, isNew: true));
                clients["ann"].Send($"JOIN {Room}", $"CHANSERV REGISTER {Room}");
                var model = new ModelRegisteredRoom("ann", Accounts);
                foreach (var step in Beginning().Concat(steps))
                    Run(server, clients, model, step);
                Assert.Empty(server.Log.Errors);

                server.Journal.Restart();
                using var again = new TestServer(journal: server.Journal);
                Assert.Equal(model.DescribeKept(), DescribeKept(again));
            },
            iter: 50, threads: 1);

    private static void Run(TestServer server, Dictionary<string, TestClient> clients, ModelRegisteredRoom model, Step step)
    {
        var hasRights = model.HasRights(step.Actor);
        var before = (model.DescribeKept(), model.DescribeMembers(step.Actor));
        if (step.Action == "reconnect")
        {
            clients[step.Actor].Send("QUIT");
            clients[step.Actor] = Connect(server, step.Actor, isNew: false);
        }
        else
        {
            clients[step.Actor].Send(step.Command);
        }

        step.ApplyTo(model);
        Assert.Equal(model.DescribeKept(), DescribeKept(server));
        Assert.Equal(model.DescribeMembers(), DescribeMembers(server));
        if (!hasRights)
            Assert.Equal(before, (model.DescribeKept(), model.DescribeMembers(step.Actor)));
        var client = clients[step.Actor];
        client.ReadAll();
        client.Send($"PRIVMSG {Room} :x");
        Assert.Equal(model.MaySpeak(step.Actor), client.ReadAll().Count == 0);
        client.Send($"TOPIC {Room} :t");
        Assert.Equal(model.MaySetTopic(step.Actor), client.ReadAll().Any(line => line.Contains(" TOPIC ", StringComparison.Ordinal)));
    }

    // One of each rank, accounts and guests, so that there is something to fight over.
    private static IEnumerable<Step> Beginning() =>
    [
        .. Nicks.Skip(1).Select(nick => new Step("join", nick, "", Adds: true, 0)),
        .. Nicks.Skip(1).Select((nick, i) => new Step("role", "ann", nick, Adds: true, i + 1)),
    ];

    private static TestClient Connect(TestServer server, string nick, bool isNew)
    {
        var client = server.Open();
        if (!isNew && Accounts.Contains(nick))
            client.Send($"PASS {nick}:correcthorse");
        client.Register(nick);
        if (isNew && Accounts.Contains(nick))
            client.Send("REGISTER * * correcthorse");
        client.ReadAll();
        return client;
    }

    private static string DescribeMembers(TestServer server)
    {
        var text = "";
        server.OnLoop(() => text = string.Join(' ', server.World.FindRoom(Room)!.Members
            .OrderBy(member => member.Who.Nick, StringComparer.Ordinal).Select(member => $"{member.Who.Nick}={Letters(member.Roles)}")));
        return text;
    }

    private static string DescribeKept(TestServer server)
    {
        var text = "";
        server.OnLoop(() =>
        {
            var (room, accounts) = (server.World.FindRoom(Room)!, server.Get<AccountDirectory>());
            var registration = room.Registration!;
            var kept = registration.Roles.Select(each => (accounts.Find(each.Key)!.Name, each.Value)).OrderBy(each => each.Name, StringComparer.Ordinal);
            var bans = room.Modes.List('b').Select(entry => entry.Mask.Pattern.Split('!')[0]).Order();
            var flags = string.Concat(room.Modes.Describe(withKey: true)[1..].Order());
            text = $"{accounts.Find(registration.Founder)!.Name}'s {string.Join(' ', kept.Select(each => $"{each.Name}={Letters(each.Value)}"))} +{flags} b:{string.Join(',', bans)} {registration.HidesEarlier}";
        });
        return text;
    }

    private static string Letters(Roles roles) => string.Concat("qaohv".Where(letter => (roles & RoleLetters.OfLetter(letter)) != 0).Order());

    private sealed record Step(string Action, string Actor, string Target, bool Adds, int Choice)
    {
        private char Sign => Adds ? '+' : '-';

        public string Command => Action switch
        {
            "role" => $"MODE {Room} {Sign}{"qaohv"[Choice]} {Target}",
            "chanserv" => $"CHANSERV ROLE {Room} {Target} {Words[Choice].Word}",
            "transfer" => $"CHANSERV TRANSFER {Room} {Target}",
            "hide" => $"CHANSERV SET {Room} EARLIER {(Adds ? "hidden" : "shown")}",
            "flag" => $"MODE {Room} {Sign}{"imntRM"[Choice]}",
            "ban" => $"MODE {Room} {Sign}b {Target}",
            "kick" => $"KICK {Room} {Target}",
            "invite" => $"INVITE {Target} {Room}",
            "join" => $"JOIN {Room}",
            _ => $"PART {Room}",
        };

        public void ApplyTo(ModelRegisteredRoom model)
        {
            Action run = Action switch
            {
                "role" => () => model.Role(Actor, Adds, "qaohv"[Choice], Target),
                "chanserv" => () => model.SetRole(Actor, Target, Words[Choice].Letter),
                "transfer" => () => model.Transfer(Actor, Target),
                "hide" => () => model.Hide(Actor, Adds),
                "flag" => () => model.Flag(Actor, Adds, "imntRM"[Choice]),
                "ban" => () => model.Ban(Actor, Adds, Target),
                "kick" => () => model.Kick(Actor, Target),
                "invite" => () => model.Invite(Actor, Target),
                "join" => () => model.Join(Actor),
                "reconnect" => () => model.Reconnect(Actor),
                _ => () => model.Part(Actor),
            };
            run();
        }
    }
}
