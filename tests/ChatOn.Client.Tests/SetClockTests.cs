using ChatOn.Client.Slash;
using ChatOn.Client.State;

namespace ChatOn.Client.Tests;

/// <summary>Somebody sets the machine's clock while the client runs, by a year in either direction.</summary>
public sealed class SetClockTests
{
    public static TheoryData<int> Days => [-365, 365];

    [Theory]
    [MemberData(nameof(Days))]
    public void The_connection_stays_and_a_silent_one_is_still_found(int days)
    {
        var script = new Script().Online();
        script.Time.Jump = TimeSpan.FromDays(days);
        script.Session.Tick();
        Assert.Equal(ConnectionPhase.Online, script.State.Phase);
        Assert.Null(script.Session.EndReason);
        for (var i = 0; i < 300; i++)
        {
            script.Time.Advance(TimeSpan.FromSeconds(1));
            script.Session.Tick();
        }

        Assert.NotNull(script.Session.EndReason);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Who_typed_is_forgotten_after_seconds_and_not_at_once(int days)
    {
        var script = new Script().Online();
        var room = script.Enter();
        script.Says("@+typing=active :bob!b@h TAGMSG #room");
        script.Time.Jump = TimeSpan.FromDays(days);
        script.Session.Tick();
        Assert.Single(room.Typing);
        script.Time.Advance(TimeSpan.FromSeconds(10));
        script.Session.Tick();
        Assert.Empty(room.Typing);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void What_one_says_stands_at_the_end_and_a_ban_lasts_as_long_as_was_said(int days)
    {
        var script = new Script().Online();
        var room = script.Enter();
        script.Says("@msgid=a;time=2026-01-01T12:00:01.000Z :bob!b@h PRIVMSG #room :before");
        SlashTable.Run(script.Session, room, "/ban bob 1h");
        script.Says(":me!~me@host MODE #room +b bob!*@*");
        script.Time.Jump = TimeSpan.FromDays(days);
        script.Session.Tick();
        script.Session.Say("#room", "after");
        Assert.Equal(["before", "after"], room.Timeline.Messages.Select(message => message.Text));
        script.HeardSoFar();
        script.Time.Advance(TimeSpan.FromMinutes(61));
        script.Session.Tick();
        Assert.Contains(script.HeardSoFar(), line => line.Contains("MODE #room -b", StringComparison.Ordinal));
    }
}
