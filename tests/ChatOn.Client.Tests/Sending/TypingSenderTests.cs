namespace ChatOn.Client.Tests.Sending;

/// <summary>https://ircv3.net/specs/client-tags/typing</summary>
public sealed class TypingSenderTests
{
    private readonly Script _script = new Script().Online();
    private readonly ChatOn.Client.State.Room _room;

    public TypingSenderTests() => _room = _script.Enter();

    [Fact]
    public void It_is_told_at_most_every_three_seconds_while_the_text_changes()
    {
        Type("h", "he", "hel");
        Assert.Equal("@+typing=active TAGMSG :#room", _script.Next());
        _script.HearsNothing();
        After(3, "hell");
        Assert.Equal("@+typing=active TAGMSG :#room", _script.Next());
    }

    [Fact]
    public void A_pause_and_an_end_are_told()
    {
        Type("h");
        _script.Next();
        After(5);
        Assert.Equal("@+typing=paused TAGMSG :#room", _script.Next());
        After(1, "");
        _script.HearsNothing();
        After(2);
        Assert.Equal("@+typing=done TAGMSG :#room", _script.Next());
        After(20);
        _script.HearsNothing();
    }

    [Theory]
    [InlineData("/msg bob hello")]
    [InlineData(" ")]
    public void Commands_and_nothing_are_no_typing(string text)
    {
        Type(text, "");
        After(10);
        _script.HearsNothing();
    }

    [Fact]
    public void What_begins_with_two_slashes_is_no_command()
    {
        Type("//s");
        Assert.StartsWith("@+typing=active", _script.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_said_needs_no_end_and_the_next_waits_its_three_seconds()
    {
        Type("h");
        _script.Next();
        _script.Session.Say("#room", "h");
        _script.HeardSoFar();
        Type("", "x");
        _script.HearsNothing();
        After(3, "xy");
        Assert.Equal("@+typing=active TAGMSG :#room", _script.Next());
    }

    [Fact]
    public void A_server_without_tags_hears_nothing()
    {
        var script = new Script().Online("echo-message");
        script.Session.Typed(script.Enter(), "hello");
        script.HearsNothing();
    }

    private void Type(params string[] texts)
    {
        foreach (var text in texts)
            _script.Session.Typed(_room, text);
    }

    private void After(int seconds, params string[] texts)
    {
        _script.Time.Advance(TimeSpan.FromSeconds(seconds));
        Type(texts);
        _script.Session.Tick();
    }
}
