using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.Tests;

/// <summary>Coming in, on servers of all kinds.</summary>
public sealed class NegotiationTests
{
    [Fact]
    public void Everything_known_is_asked_for_and_nothing_else()
    {
        var script = new Script();
        script.Session.Connected(Script.Tls);
        Assert.Equal(["CAP LS :302", "NICK :me", "USER me 0 * :me"], script.HeardSoFar());
        script.Says(":s CAP * LS * :message-tags batch unknown/thing", ":s CAP * LS :echo-message sasl=PLAIN");
        Assert.Equal("CAP REQ :message-tags echo-message batch", script.Next());
        script.HearsNothing();
        script.Says(":s CAP * ACK :message-tags echo-message batch");
        Assert.Equal("CAP :END", script.Next());
        Assert.Equal(new CapabilitySet(Capability.MessageTags, Capability.EchoMessage, Capability.Batch), script.State.Capabilities);
    }

    [Fact]
    public void A_refused_request_is_made_again_piece_by_piece()
    {
        var script = new Script();
        script.Session.Connected(Script.Tls);
        script.HeardSoFar();
        script.Says(":s CAP * LS :batch server-time", ":s CAP * NAK :server-time batch");
        Assert.Equal(["CAP REQ :server-time batch", "CAP REQ :server-time", "CAP REQ :batch"], script.HeardSoFar());
        script.Says(":s CAP * NAK :server-time", ":s CAP * ACK :batch");
        Assert.Equal("CAP :END", script.Next());
    }

    [Fact]
    public void A_server_without_capabilities_lets_one_in_all_the_same()
    {
        var script = new Script().Online(capabilities: null);
        Assert.Equal(ConnectionPhase.Online, script.State.Phase);
        script.Enter();
        Assert.Equal("@", script.State.FindRoom("#room")!.Find("bob")!.Ranks);
    }

    [Fact]
    public void A_taken_nickname_is_gone_round_and_taken_when_it_is_free()
    {
        var script = new Script();
        script.Session.Connected(Script.Tls);
        script.HeardSoFar();
        script.Says(":s 433 * me :in use");
        Assert.Equal("NICK :me_", script.Next());
        script.Says(":s 001 me_ :Welcome", ":s 422 me_ :No MOTD");
        script.HeardSoFar();
        script.Time.Advance(TimeSpan.FromSeconds(31));
        script.Session.Tick();
        Assert.Contains("NICK :me", script.HeardSoFar());
        script.Says(":me_!~me@host NICK me");
        Assert.Equal("me", script.State.Nick);
    }

    [Fact]
    public void A_server_that_refuses_every_nickname_is_left()
    {
        var script = new Script();
        script.Session.Connected(Script.Tls);
        for (var i = 0; i < 50 && script.Session.EndReason is null; i++)
            script.Says(":s 433 * x :in use");
        Assert.True(script.Session.IsOver);
    }

    [Fact]
    public void A_silent_server_is_given_up()
    {
        var script = new Script().Online();
        script.Time.Advance(TimeSpan.FromSeconds(31));
        script.Session.Tick();
        Assert.StartsWith("PING", script.Next(), StringComparison.Ordinal);
        script.Time.Advance(TimeSpan.FromSeconds(61));
        script.Session.Tick();
        Assert.NotNull(script.Session.EndReason);
        Assert.False(script.Session.IsOver);
    }
}
