using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>People who send and hear messages of several lines.</summary>
public abstract class MultilineScenario : HistoryScenario
{
    protected const string Capable = "batch draft/multiline standard-replies";

    protected const string All = Capabilities + " draft/multiline account-tag chaton/client-id";

    /// <summary>A message of several lines as it is sent.</summary>
    /// <param name="lines">What stands behind <c>@batch=1</c>: tags, or a blank, and the message.</param>
    protected static string[] Batch(string target, params string[] lines) =>
        [$"BATCH +1 draft/multiline {target}", .. lines.Select(line => $"@batch=1{line}"), "BATCH -1"];

    /// <summary>The same of lines that are only texts.</summary>
    protected static string[] Said(string target, params string[] texts) => Batch(target, [.. texts.Select(text => $" PRIVMSG {target} :{text}")]);

    /// <summary>A message of several lines as it is heard: all its lines, and nothing else.</summary>
    protected static string[] HeardBy(TestClient client, string target, string tags = "", string end = "")
    {
        var start = client.Expects($"{tags}:... BATCH +... draft/multiline {target}");
        var reference = start.Split(" BATCH +")[1].Split(' ')[0];
        var lines = new List<string>();
        string line;
        while (!TestClient.Matches(line = client.Expects("..."), $"{end}BATCH -{reference}"))
        {
            Assert.StartsWith($"@batch={reference}", line, StringComparison.Ordinal);
            lines.Add(line[$"@batch={reference}".Length..]);
        }

        return [.. lines];
    }
}
