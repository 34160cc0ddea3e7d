using ChatOn.Server.Accounts;
using ChatOn.Server.Services.Accounts;
using ChatOn.Server.Sessions;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Operators;

public sealed class AuditCommandTests : OperatorScenario
{
    [Fact]
    public void What_operators_do_is_there_oldest_first_with_who_what_whom_and_why()
    {
        var (boss, bob) = (ConnectOperator("bigboss"), Connect("bob"));
        MakeAccount("carol");

        boss.Send("KILL bob :spam", "BAN ADD 1h 192.0.2.7 flood", "BAN DEL 192.0.2.7", "PROTECT slow 5m", "REHASH", "NICKSERV SUSPEND carol bad things");
        boss.ReadAll();
        boss.Send("AUDIT");

        Assert.True(bob.IsClosed);
        Told(boss, "2026-01-01 12:00:00 bigboss!~bigboss@127.0.0.1 OPER boss (admin)");
        Told(boss, "2026-01-01 12:00:00 bigboss!~bigboss@127.0.0.1 KILL bob!~bob@127.0.0.1 (spam)");
        Told(boss, "... BAN address:192.0.2.7 1h (flood)");
        Told(boss, "... UNBAN address:192.0.2.7");
        Told(boss, "... PROTECT slow 5m");
        Told(boss, "... REHASH configuration");
        Told(boss, "... SUSPEND carol (bad things)");
        Told(boss, "7 entries.");
    }

    [Fact]
    public void A_number_and_words_narrow_it()
    {
        var boss = ConnectOperator("bigboss");
        for (var i = 0; i < 30; i++)
            boss.Send($"BAN ADD 192.0.2.{i} number {i}");
        boss.ReadAll();

        boss.Send("AUDIT 2", "AUDIT 5 BAN 192.0.2.7", "AUDIT 1 bigboss ban 0.2.1", "AUDIT nothing");

        Told(boss, "... BAN address:192.0.2.28 ...");
        Told(boss, "... BAN address:192.0.2.29 ...");
        Told(boss, "2 entries.");
        Told(boss, "... BAN address:192.0.2.7 ...");
        Told(boss, "1 entries.");
        Told(boss, "... BAN address:192.0.2.19 ...");
        Told(boss, "1 entries.");
        Told(boss, "0 entries.");
    }

    [Fact]
    public void An_entry_from_far_back_is_found()
    {
        var boss = ConnectOperator("bigboss");
        for (var i = 0; i < 1200; i++)
            boss.Send("PROTECT off");
        boss.ReadAll();

        boss.Send("AUDIT OPER");

        Told(boss, "... OPER boss (admin)");
        Told(boss, "1 entries.");
    }

    [Fact]
    public void Who_may_not_reads_nothing()
    {
        var alice = Connect("alice");

        alice.Send("AUDIT", "JOIN !audit", "CHATHISTORY LATEST !audit * 10", "NAMES !audit");

        alice.Expects("... 481 alice ...");
        alice.NeverHears("... 366 alice !audit ...BATCH...");
        alice.NeverHears("...OPER...");
    }

    [Fact]
    public void Wrong_passwords_are_counted_in_one_entry_a_minute_and_what_was_typed_is_in_none()
    {
        using var server = new TestServer(WithOperator with { Limits = WithOperator.Limits with { WrongPasswords = 0 } });
        var (mallory, boss) = (server.Connect("mallory"), server.Connect("bigboss"));
        for (var i = 0; i < 10; i++)
            mallory.Send("OPER hunter2 secret");

        boss.Send("OPER boss sesame", "AUDIT");

        Told(boss, "... mallory!~mallory@127.0.0.1 OPER-FAILED mallory (1 wrong password)");
        Told(boss, "... OPER boss (admin) (after 9 wrong passwords since the last entry)");
        Told(boss, "2 entries.");
        boss.NeverHears("...hunter2...");
    }

    [Theory]
    [InlineData("AUDIT 0", "1 entries.")]
    [InlineData("AUDIT 99999999", "1 entries.")]
    [InlineData("AUDIT -5", "0 entries.")]
    [InlineData("AUDIT 99999999999999999999", "0 entries.")]
    public void A_hostile_count_is_bounded(string line, string answer)
    {
        var boss = ConnectOperator("bigboss");

        boss.Send(line);

        Told(boss, answer);
    }

    [Fact]
    public void A_store_that_fails_is_told_and_one_that_hangs_is_not_waited_for()
    {
        var (boss, alice) = (ConnectOperator("bigboss"), Connect("alice"));
        Server.Journal.BeforeRead = _ => throw new JournalException("broken");
        boss.Send("AUDIT");
        Told(boss, "The audit log cannot be read at the moment: ...");

        // It does not heed its token either.
        Server.Journal.BeforeRead = _ => new ValueTask(new TaskCompletionSource().Task);
        boss.Send("AUDIT");
        alice.Send("PING meanwhile");
        alice.Expects("... PONG ...");
        boss.HearsNothing();
        Server.Advance(TimeSpan.FromSeconds(5));

        Told(boss, "The audit log cannot be read at the moment: ...");
    }

    [Fact]
    public void Who_is_an_operator_no_more_while_it_is_read_is_shown_nothing()
    {
        var boss = ConnectOperator("bigboss");
        var reading = new TaskCompletionSource();
        Server.Journal.BeforeRead = _ => new ValueTask(reading.Task);

        boss.Send("AUDIT");
        Server.OnLoop(() => Server.Get<OperatorGrant>().Take(Server.World.FindUser("bigboss")!));
        reading.SetResult();
        Server.Run();

        boss.Expects(":chaton.local MODE bigboss -o");
        boss.HearsNothing();
    }

    [Fact]
    public void It_survives_a_restart_and_the_erasure_of_who_did_it()
    {
        MakeAccount("keeper", "admin");
        var keeper = ConnectAs("keeper");
        keeper.Send("BAN ADD 192.0.2.7 x");
        Server.OnLoop(() => _ = Server.Get<AccountRemoval>().RemoveAsync(Server.Get<AccountDirectory>().FindByName("keeper")!.Id, withWords: true).AsTask());
        Assert.True(keeper.IsClosed);
        Server.Journal.Restart();
        Server.Journal.Maintain();
        using var server = new TestServer(WithOperator, Server.Journal);

        var boss = server.Connect("bigboss");
        boss.Send("OPER boss sesame", "AUDIT");

        Told(boss, "... keeper!~keeper@127.0.0.1 [keeper] OPER keeper (admin)");
        Told(boss, "... keeper!~keeper@127.0.0.1 [keeper] BAN address:192.0.2.7 permanent (x)");
        Told(boss, "... OPER boss (admin)");
    }
}
