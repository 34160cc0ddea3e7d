using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Services.Rooms;

/// <summary>Members, ranks and owners that want more than they may.</summary>
public sealed class HostileRoomTests : RegisteredRoomScenario
{
    private static readonly string[] FounderActs =
    [
        "MODE #room +m", "MODE #room +R", "MODE #room +c", "MODE #room +k key", "MODE #room +l 1", "MODE #room -t",
        "MODE #room +q eve", "MODE #room +a eve", "MODE #room +o eve", "MODE #room +h eve", "MODE #room +q guest", "MODE #room +o guest", "MODE #room +h guest",
        "MODE #room -q owner", "MODE #room -a adm", "MODE #room -o op", "KICK #room owner", "KICK #room adm", "KICK #room op", "KICK #room helper",
        "CHANSERV REGISTER #room", "CHANSERV REGISTER #room eve", "CHANSERV DROP #room", "CHANSERV DROP #room aaaaaa", "CHANSERV TRANSFER #room eve",
        "CHANSERV SUCCESSOR #room eve", "CHANSERV SUCCESSOR #room none", "CHANSERV ROLE #room eve owner", "CHANSERV ROLE #room eve protected",
        "CHANSERV ROLE #room eve operator", "CHANSERV ROLE #room op none", "CHANSERV ROLE #room adm voice", "CHANSERV ROLE #room owner none",
        "CHANSERV ROLE #room helper none", "CHANSERV SET #room HISTORY off", "CHANSERV SET #room RETENTION lines 1", "CHANSERV SET #room EARLIER shown", "CHANSERV LIST",
    ];

    [Fact]
    public void A_half_operator_that_tries_everything_a_founder_may_gets_nothing()
    {
        var before = Populate();
        var eve = Return("eve");
        Join("#room", eve);
        Assert.Equal(Roles.HalfOperator, RolesOf("eve", "#room"));

        eve.Send(FounderActs);

        Assert.Equal(before, State());
        Assert.Equal(Roles.HalfOperator, RolesOf("eve", "#room"));
    }

    [Fact]
    public void A_member_without_rights_changes_nothing_at_all()
    {
        var before = Populate();
        var mallory = ConnectAccount("mallory");
        Join("#room", mallory);
        var withMember = State();

        mallory.Send([.. FounderActs, "MODE #room +b *!*@*", "MODE #room +v mallory", "KICK #room guest", "TOPIC #room :mine", "CHANSERV ROLE #room mallory voice", "CHANSERV ROLE #room LIST"]);

        Assert.Equal(withMember, State());
        Assert.NotEqual(before, withMember);
        mallory.NeverHears("...founder");
    }

    [Fact]
    public void Nobody_uses_what_it_had_from_a_session_that_lost_it()
    {
        Populate();
        var (op, second) = (Return("op"), Attach("op"));
        Join("#room", op);
        var owner = Attach("owner");

        owner.Send("CHANSERV ROLE #room op none");
        second.Send("MODE #room +m", "KICK #room guest", "CHANSERV ROLE #room op operator");

        Assert.Equal(Roles.None, KeptRolesOf("op", "#room"));
        Assert.Equal("+nt", ModesOf("#room"));
    }

    [Fact]
    public void An_owner_reaches_no_other_rooms_documents()
    {
        OwnerOf("#victim", "victim").Send("PRIVMSG #victim :ours");
        var eve = OwnerOf("#room", "eve");
        var (before, stored) = (RegistrationOf("#victim"), new List<JournalRecord>());
        long victim = 0;
        Server.OnLoop(() => victim = Server.World.FindRoom("#victim")!.Ref.Id);
        Server.Journal.Stored = stored.AddRange;

        eve.Send(
            "CHANSERV SET #victim HISTORY off", "CHANSERV ROLE #victim eve owner", "CHANSERV TRANSFER #victim eve", $"CHANSERV ROLE {victim} eve owner",
            $"CHANSERV SET {victim} HISTORY off", "CHANSERV SET #room,#victim HISTORY off", "CHANSERV SET !audit HISTORY off", "CHANSERV SET =1,2 HISTORY off",
            "CHANSERV SET #room/../victim HISTORY off", "CHANSERV ROLE #VICTIM eve owner", "CHANSERV DROP #victim", "MODE #victim +q eve");

        Assert.Equal(before, RegistrationOf("#victim"));
        Assert.Empty(stored);
    }

    [Fact]
    public void Someone_who_takes_the_nickname_of_an_account_gets_none_of_its_roles()
    {
        Populate();
        var fake = Server.Open();
        fake.Send("NICK Op", "USER op 0 * :op");
        fake.Expects(":chaton.local 433 * Op ...");
        fake.Send("NICK op_", "USER op 0 * :op");
        fake.Send("JOIN #room");

        Assert.Equal(Roles.None, RolesOf("op_", "#room"));
    }

    [Fact]
    public void Names_of_roles_and_accounts_that_are_no_words_break_nothing()
    {
        var owner = OwnerOf("#room");

        foreach (var words in new[] { "ROLE #room \u0001 owner", "ROLE #room * owner", "ROLE #room owner", "ROLE #room -1 16", "ROLE #room 1767268800000002 owner", "SET #room", "SET #room HISTORY", "DROP", "TRANSFER #room", "ROLE # # #" })
            Ask(owner, words);

        Assert.Empty(RegistrationOf("#room")!.Roles);
    }

    // #room with one of each rank; the owner, one of them and a guest are in it.
    private string Populate()
    {
        var owner = OwnerOf("#room");
        foreach (var (nick, role) in new[] { ("adm", "protected"), ("op", "operator"), ("helper", "halfop"), ("eve", "halfop") })
        {
            var client = ConnectAccount(nick);
            owner.Send($"CHANSERV ROLE #room {nick} {role}");
            if (nick is "op" or "eve")
                client.Send("QUIT");
            else
                Join("#room", client);
        }

        Join("#room", Server.Connect("guest"));
        Ask(owner, "SET #room EARLIER hidden");
        return State();
    }

    private string State()
    {
        var text = "";
        Server.OnLoop(() =>
        {
            var room = Server.World.FindRoom("#room")!;
            var members = room.Members.Where(member => member.Who.Nick != "eve").Select(member => $"{member.Who.Nick}={member.Roles}");
            text = $"{string.Join(' ', members)} {room.Modes.Describe(withKey: true)} {room.Modes.List('b').Count} {room.Topic?.Text} "
                + System.Text.Encoding.UTF8.GetString(room.Registration!.ToBytes());
        });
        return text;
    }
}
