namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>https://ircv3.net/specs/extensions/message-ids</summary>
public sealed class MessageIdTests : HistoryScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/message-ids#2")]
    [Trait("Spec", "IRCv3/message-ids#3")]
    [Trait("Spec", "IRCv3/message-ids#8")]
    [Trait("Spec", "IRCv3/message-ids#12")]
    public void It_is_the_same_for_its_sender_for_all_recipients_and_in_history()
    {
        var (alice, bob, carol) = (Reader("alice"), Reader("bob"), Reader("carol"));
        Join("#a", alice, bob, carol);

        foreach (var verb in new[] { "PRIVMSG", "NOTICE" })
        {
            alice.Send($"{verb} #a :hello");
            var ids = new[] { alice, bob, carol }.Select(client => Heard.Parse(client.Expects($"@... {verb} #a :hello")).Id).Distinct();
            Assert.Equal(Assert.Single(ids), Page(bob, "LATEST #a * 1")[0].Id);
        }
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-ids#5")]
    [Trait("Spec", "IRCv3/message-ids#6")]
    [Trait("Spec", "IRCv3/message-ids#7")]
    public void No_two_messages_share_one_not_even_of_one_moment_or_after_a_restart()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var run = 0; run < 2; run++)
        {
            var (alice, bob) = (Reader("alice"), Reader("bob"));
            Join("#a", alice, bob);
            Join("#b", alice, bob);
            alice.Post([.. Enumerable.Range(0, 20).SelectMany(_ => new[] { "PRIVMSG #a,#b,bob,alice :x", "@+typing=active TAGMSG #a" })]);
            Server.Run();
            foreach (var line in bob.ReadAll().Where(line => line.Contains("msgid=", StringComparison.Ordinal)))
            {
                var id = line.Split("msgid=")[1].Split(';', ' ')[0];
                Assert.Matches("^[0-9a-v]{22}$", id);
                Assert.True(ids.Add(id), line);
            }

            Restart();
        }

        Assert.InRange(ids.Count, 120, 130);
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-ids#1")]
    [Trait("Spec", "IRCv3/message-ids#4")]
    public void What_a_sender_gives_is_no_id_and_without_message_tags_there_is_none()
    {
        var (mallory, bob, carol) = (Reader("mallory"), Reader("bob"), Server.Connect("carol", "server-time"));
        Join("#a", mallory, bob, carol);

        mallory.Send("@msgid=mine PRIVMSG #a :hello");

        Assert.DoesNotContain("mine", bob.Expects("@time=...;msgid=... :mallory!... PRIVMSG #a :hello"), StringComparison.Ordinal);
        Assert.DoesNotContain("msgid", carol.Expects("@time=... :mallory!... PRIVMSG #a :hello"), StringComparison.Ordinal);
    }
}
