using ChatOn.Client.Queries;

namespace ChatOn.Client.Tests.Queries;

public sealed class ServerQueriesTests
{
    private readonly List<object> _answers = [];

    [Fact]
    public void A_list_is_one_answer_and_is_told_to_nobody_else()
    {
        var script = new Script().Online();
        script.Session.Queries.Rooms("*a*", _answers.Add);
        var line = script.Next();
        Assert.EndsWith(" LIST :*a*", line, StringComparison.Ordinal);
        var before = script.Events.Count;
        script.Says($"@label={Script.Tag(line, "label")} :s BATCH +1 labeled-response", "@batch=1 :s 321 me Channel :Users", "@batch=1 :s 322 me #a 5 :the topic", "@batch=1 :s 322 me #b x", "@batch=1 :s 323 me :End", ":s BATCH -1");
        Assert.Equal([new ListedRoom("#a", 5, "the topic")], Assert.IsType<Answer<ListedRoom>>(Assert.Single(_answers)).Items);
        Assert.Equal(before, script.Events.Count);
    }

    [Fact]
    public void Without_labels_the_end_is_known_by_its_number()
    {
        var script = new Script().Online(capabilities: null);
        script.Enter();
        script.Session.Queries.Masks("#room", 'b', _answers.Add);
        script.Says(":s 367 me #room x!*@* anna 1700000000", ":s 367 me #room y!*@*", ":s 368 me #room :End");
        var answer = Assert.IsType<Answer<ListedMask>>(Assert.Single(_answers));
        Assert.Equal(["x!*@*", "y!*@*"], answer.Items.Select(one => one.Mask));
        Assert.Equal("anna", answer.Items[0].By);
        Assert.Null(answer.Items[1].Since);
    }

    [Theory]
    [InlineData("@label={0} :s 401 me nobody :No such nick/channel", "nobody called nobody")]
    [InlineData("@label={0} :s FAIL WHOIS NOT_NOW nobody :Not now", "Not now")]
    public void A_refusal_is_the_answer(string reply, string words)
    {
        var script = new Script().Online();
        script.Session.Queries.Whois("nobody", _answers.Add);
        script.Says(string.Format(System.Globalization.CultureInfo.InvariantCulture, reply, Script.Tag(script.Next(), "label")));
        Assert.Contains(words.Replace("nobody called", "called", StringComparison.Ordinal), Assert.IsType<Answer<Person>>(Assert.Single(_answers)).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_answer_or_is_gone_is_an_answer_too()
    {
        var script = new Script().Online();
        script.Session.Queries.Rooms(null, _answers.Add);
        script.Time.Advance(TimeSpan.FromSeconds(31));
        script.Session.Tick();
        Assert.Equal("the server has not answered", Assert.IsType<Answer<ListedRoom>>(Assert.Single(_answers)).Failure);
        script.Session.Queries.Rooms(null, _answers.Add);
        script.Breaks();
        Assert.Equal(2, _answers.Count);
        script.Session.Queries.Rooms(null, _answers.Add);
        Assert.Contains("no connection", Assert.IsType<Answer<ListedRoom>>(_answers[2]).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_answer_is_bounded()
    {
        var script = new Script().Online(capabilities: null);
        script.Session.Queries.Rooms(null, _answers.Add);
        for (var i = 0; i < 25_000; i++)
            script.Session.Receive(":s 322 me #a 5 :topic"u8);
        script.Says(":s 323 me :End");
        var answer = Assert.IsType<Answer<ListedRoom>>(Assert.Single(_answers));
        Assert.Equal(20_000, answer.Items.Count);
        Assert.Contains("more than can be shown", answer.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_is_not_put_among_what_was_said()
    {
        var script = new Script().Online(Script.Everything + " soju.im/search");
        var room = script.Enter();
        Assert.True(script.Session.Queries.Search(new SearchQuery { Text = "word", In = "#room" }, _answers.Add));
        var label = Script.Tag(script.Next(), "label");
        script.Says($"@label={label} :s BATCH +1 soju.im/search", "@batch=1;msgid=a;time=2025-01-01T00:00:00.000Z :bob!b@h PRIVMSG #room :a word",
            "@batch=1;msgid=b;time=2025-01-02T00:00:00.000Z :bob!b@h BATCH +2 draft/multiline #room", "@batch=2 :bob!b@h PRIVMSG #room :two", "@batch=2 :bob!b@h PRIVMSG #room :words", "@batch=1 :s BATCH -2", ":s BATCH -1");
        var answer = Assert.IsType<Answer<FoundMessage>>(Assert.Single(_answers));
        Assert.Equal(["two\nwords", "a word"], answer.Items.Select(found => found.Text));
        Assert.Equal("a", answer.Items[1].Id);
        Assert.Equal("#room", answer.Items[0].Where);
        Assert.Empty(room.Timeline.Messages);
    }

    [Fact]
    public void Where_the_server_cannot_search_what_is_here_is_searched()
    {
        var script = new Script().Online(capabilities: null);
        script.Enter();
        script.Says(":bob!b@h PRIVMSG #room :a Word here", ":anna!b@h PRIVMSG #room :words", ":bob!b@h PRIVMSG #room :another word");
        Assert.False(script.Session.Queries.Search(new SearchQuery { Text = "word", From = "BOB" }, _answers.Add));
        Assert.Equal(2, Assert.IsType<Answer<FoundMessage>>(Assert.Single(_answers)).Items.Count);
        script.HearsNothing();
    }

    [Fact]
    public void A_day_that_is_none_is_told()
    {
        SearchQuery.Parse("x after:yesterday", TimeZoneInfo.Utc, out var failure);
        Assert.Contains("after:2026-01-31", failure, StringComparison.Ordinal);
        var query = SearchQuery.Parse("two words from:bob in:#room before:2026-02-01", TimeZoneInfo.Utc, out failure);
        Assert.Null(failure);
        Assert.Equal(new SearchQuery { Text = "two words", From = "bob", In = "#room", Before = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) }, query);
    }
}
