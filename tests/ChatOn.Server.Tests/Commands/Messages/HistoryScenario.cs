using System.Globalization;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>People with every capability that history needs, and pages as they read them.</summary>
public abstract class HistoryScenario : RoomScenario
{
    protected const string Capabilities = "message-tags server-time echo-message batch labeled-response standard-replies draft/chathistory";

    protected TestClient Reader(string nick) => Server.Connect(nick, Capabilities);

    /// <summary>Says lines in a room or to somebody, a millisecond apart, and gives them as their sender heard them.</summary>
    protected List<Heard> Say(TestClient client, string target, int count, string prefix = "line ", int microsecondsApart = 1000)
    {
        client.ReadAll();
        for (var i = 0; i < count; i++)
        {
            Server.Time.Advance(TimeSpan.FromMicroseconds(microsecondsApart));
            client.Send(string.Create(CultureInfo.InvariantCulture, $"PRIVMSG {target} :{prefix}{i}"));
        }

        return [.. client.ReadAll().Where(line => line.Contains(" PRIVMSG ", StringComparison.Ordinal)).Select(Heard.Parse)];
    }

    /// <summary>Asks for a page: a batch of messages, and nothing else.</summary>
    protected static List<Heard> Page(TestClient client, string command, string? name = null)
    {
        client.ReadAll();
        client.Send("CHATHISTORY " + command);
        var start = client.Expects($":chaton.local BATCH +... chathistory {name ?? command.Split(' ')[1]}");
        var reference = start.Split(' ')[2][1..];
        var lines = client.ReadAll();
        Assert.Equal($":chaton.local BATCH -{reference}", lines[^1]);
        Assert.All(lines.SkipLast(1), line => Assert.StartsWith($"@batch={reference};", line, StringComparison.Ordinal));
        return [.. lines.SkipLast(1).Select(Heard.Parse)];
    }

    protected static string[] Texts(IEnumerable<Heard> messages) => [.. messages.Select(message => message.Text)];

    /// <summary>The answer is this one line of the server.</summary>
    protected static void Fails(TestClient client, string command, string failure)
    {
        client.ReadAll();
        client.Send("CHATHISTORY " + command);
        client.Expects($":chaton.local FAIL CHATHISTORY {failure}");
        client.HearsNothing();
    }

    /// <summary>A message as it was heard.</summary>
    protected sealed record Heard(string Id, string Time, string Source, string Text)
    {
        public static Heard Parse(string line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var tags = line[1..space].Split(';').Select(tag => tag.Split('=', 2)).ToDictionary(tag => tag[0], tag => tag.Length > 1 ? tag[1] : "");
            var rest = line[(space + 1)..];
            return new Heard(tags["msgid"], tags["time"], rest.Split(' ')[0], rest[(rest.IndexOf(" :", StringComparison.Ordinal) + 2)..]);
        }
    }
}
