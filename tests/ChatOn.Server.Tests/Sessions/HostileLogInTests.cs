using System.Text;
using ChatOn.Server.Accounts;
using ChatOn.Server.Storage;
using ChatOn.Server.Tests.Accounts.Mechanisms;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>Clients that stop in the middle of a log-in, or do many things at once, to be somebody else or more than they may.</summary>
public sealed class HostileLogInTests : AccountScenario
{
    [Fact]
    public void A_proof_that_was_held_back_does_not_open_the_account_that_has_the_name_later()
    {
        var mallory = Register("alice");
        var held = HoldBack("alice");
        mallory.Send($"NICKSERV DELETE {Password}");
        Register("alice");

        held.Send("AUTHENTICATE +");

        held.Expects(":chaton.local 904 ...");
        held.HearsNothing();
    }

    [Fact]
    public void An_old_password_is_not_good_in_an_exchange_that_began_before_it_was_changed()
    {
        var alice = Register("alice");
        var held = HoldBack("alice");
        alice.Send($"NICKSERV PASSWORD {Password} another-password");

        held.Send("AUTHENTICATE +");

        held.Expects(":chaton.local 904 ...");
    }

    [Fact]
    public void A_renamed_accounts_name_is_taken_from_the_guest_that_has_it()
    {
        Register("alice").Disconnect();
        var guest = Server.Connect("bob");
        var oper = Register("oper");
        Server.OnLoop(() => Server.World.FindUser("oper")!.BecomeOperator("oper", "admin", Privilege.All));

        oper.Send("NICKSERV RENAME alice bob");

        guest.Expects(":bob!... NICK ...");
        LogIn("bob").Hears(":chaton.local 001 bob ...");
    }

    [Fact]
    public void Many_registrations_at_once_are_counted_before_they_are_made()
    {
        Restart(TestServer.Unlimited with { Accounts = TestServer.Unlimited.Accounts with { RegistrationsPerDay = 2 } });
        var clients = Enumerable.Range(0, 6).Select(i => Server.Connect($"many{i}")).ToList();

        foreach (var client in clients)
            client.Post("REGISTER * * password1");
        Server.Run();

        Server.OnLoop(() => Assert.Equal(2, Server.Get<AccountDirectory>().Count));
    }

    [Fact]
    public void Two_that_add_one_certificate_at_once_do_not_both_have_it()
    {
        var (alice, mallory) = (Register("alice"), Register("mallory"));
        var fingerprint = new string('c', 64);

        alice.Post($"NICKSERV CERT ADD {fingerprint}");
        mallory.Post($"NICKSERV CERT ADD {fingerprint}");
        Server.Run();

        alice.Expects(":NickServ!... :Added. ...");
        mallory.Expects(":NickServ!... :It belongs to another account.");
    }

    [Fact]
    public void Guests_that_log_in_later_are_devices_too_and_only_so_many()
    {
        Restart(TestServer.Unlimited with { Accounts = TestServer.Unlimited.Accounts with { MaxSessions = 2 } });
        Register("alice");
        var (second, third) = (Server.Connect("second"), Server.Connect("third"));

        second.Send($"NICKSERV IDENTIFY alice {Password}");
        third.Send($"NICKSERV IDENTIFY alice {Password}");

        second.Hears(":NickServ!... :You are now logged in as alice.");
        third.Hears(":NickServ!... :Too many clients are logged in to the account: ...");
        Server.OnLoop(() => Assert.NotNull(Server.World.FindUser("third")));
    }

    [Fact]
    public void Two_devices_that_move_one_marker_at_once_leave_the_later_one()
    {
        const string Later = "timestamp=2026-01-01T12:00:00.000Z";
        var (alice, phone) = (Register("alice", "draft/read-marker"), LogIn("alice", "draft/read-marker"));
        alice.Send("JOIN #a");

        alice.Post($"MARKREAD #a {Later}");
        phone.Post("MARKREAD #a timestamp=2026-01-01T11:00:00.000Z");
        Server.Run();
        Restart();
        var again = LogIn("alice", "draft/read-marker");
        again.Send("JOIN #a");

        again.Hears($":chaton.local MARKREAD #a {Later}");
    }

    [Fact]
    public void Who_logs_in_after_coming_in_is_kept_with_its_rooms_from_then_on()
    {
        var alice = Register("alice");
        alice.Send("NICKSERV ALWAYSON on");
        Server.OnLoop(() => Server.Get<ChatOn.Server.Sessions.Departure>().PutOut(Server.World.FindUser("alice")!, "out"));
        var guest = Server.Connect("guest");
        guest.Send("JOIN #a", $"NICKSERV IDENTIFY alice {Password}", "MODE guest +i");

        Restart();

        Server.OnLoop(() => Assert.Equal(["#a"], Server.World.FindUser("guest")!.Rooms));
        Server.OnLoop(() => Assert.True(Server.World.FindUser("guest")!.IsInvisible));
    }

    [Fact]
    public void What_an_account_owned_is_settled_at_the_next_start_when_the_server_died_while_it_was_deleted()
    {
        var (alice, bob) = (Register("alice"), Register("bob"));
        alice.Send("JOIN #a", "CHANSERV REGISTER #a", "CHANSERV SUCCESSOR #a bob", "PRIVMSG bob :in private");
        var id = Find("alice")!.Id;
        bob.ReadAll();
        Server.Journal.Commit([new DocumentRemoved(DocumentKind.Account, Account.KeyOf(id))]);

        Restart();

        Server.OnLoop(() => Assert.Equal(IdOf("bob"), Server.World.FindRoom("#a")!.Registration!.Founder));
        Server.OnLoop(() => Assert.Empty(Server.World.Conversations));
    }

    [Fact]
    public void Passwords_of_operators_are_not_taken_in_the_open()
    {
        Restart(TestServer.Unlimited with { Operators = [new OperatorOptions { Name = "boss", PasswordHash = Passwords.Hash("sesame", iterations: 1) }] });
        var client = Server.Open("192.0.2.1");
        client.Register("alice");
        client.ReadAll();

        client.Send("OPER boss sesame");

        client.Expects(":chaton.local 491 alice :...TLS...");
    }

    private long IdOf(string name) => Server.Get<AccountDirectory>().FindByName(name)!.Id;

    // All but the client's last word.
    private TestClient HoldBack(string account)
    {
        var client = Server.Connect("holder", "sasl");
        var scram = new ScramClient(account, Password);
        client.Send("AUTHENTICATE SCRAM-SHA-256", $"AUTHENTICATE {Encode(scram.First)}");
        client.Expects("AUTHENTICATE +");
        var serverFirst = Encoding.UTF8.GetString(Convert.FromBase64String(client.Expects("AUTHENTICATE ...")["AUTHENTICATE ".Length..]));
        client.Send($"AUTHENTICATE {Encode(scram.Final(serverFirst))}");
        client.Expects("AUTHENTICATE ...");
        return client;
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
