using ChatOn.Client.Events;
using ChatOn.Protocol;

namespace ChatOn.Client.Tests.Incoming;

public sealed class ReplyWordsTests
{
    // The lines of RPL_MOTD are shown as they are.
    private const int Welcome = 372;

    public static TheoryData<int> Codes => [.. Numeric.All.Select(numeric => (int)numeric.Code).Where(code => code != Welcome), 999, 520, 600];

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_numeric_is_shown_without_words(int code)
    {
        foreach (var parameters in new[] { "", " :", " bob", " bob #room 1 2 3 4 :", " #room :It is so", " 1700000000" })
        {
            var script = new Script().Online();
            script.Events.Clear();
            script.Says($":s {code:D3} me{parameters}");
            foreach (var said in script.Events.OfType<ServerSaid>())
            {
                Assert.Contains(said.Text, char.IsLetter);
                Assert.DoesNotContain("{", said.Text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(":s 475 me #den :Cannot join channel (+k)", "#den has a key: /join #den KEY")]
    [InlineData(":s 474 me #den :Cannot join channel (+b) - you are banned", "you are banned from #den (Cannot join channel (+b) - you are banned)")]
    [InlineData(":s 401 me bob :No such nick/channel", "there is nobody and no room called bob")]
    [InlineData(":s 421 me FLY :Unknown command", "this server does not know FLY")]
    [InlineData(":s 341 me bob #den", "bob is invited to #den")]
    [InlineData(":s 322 me #den 3 :{1} {*}", "#den (3) {1} {*}")]
    [InlineData(":s 372 me :- * * *", "- * * *")]
    [InlineData("FAIL KICK NO_SUCH_THING", "KICK: no such thing")]
    [InlineData("FAIL KICK NO_SUCH_THING bob :You cannot", "You cannot")]
    public void An_error_is_told_in_plain_words(string line, string words)
    {
        var script = new Script().Online();
        script.Says(line);
        Assert.Equal(words, script.Events.OfType<ServerSaid>().Last().Text);
    }

    [Fact]
    public void An_empty_line_of_the_welcome_is_not_told()
    {
        var script = new Script().Online();
        script.Events.Clear();
        script.Says(":s 372 me :");
        Assert.Empty(script.Events.OfType<ServerSaid>());
    }
}
