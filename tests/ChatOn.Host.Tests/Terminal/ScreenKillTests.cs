using System.Text.RegularExpressions;
using ChatOn.Host.Tests.RealPrograms;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Terminal;

/// <summary>The server is killed while two talk, one on the screen and one in irssi, and comes back.</summary>
[Collection("Server processes")]
public sealed partial class ScreenKillTests
{
    private const int Lines = 20;

    [Fact]
    public async Task Nothing_is_lost_and_nothing_doubled_when_the_server_is_killed_while_both_talk()
    {
        using var folder = new TemporaryFolder();
        var server = await ServerProcess.StartAsync(folder.File("data"), environment: Durability.Unlimited.Environment);
        try
        {
            await using var sid = await ScreenPerson.EnterAsync("sid", server.Port, "#lobby", columns: 100, rows: 110);
            await using var ivo = await IrssiClient.EnterAsync("ivo", server.Port);
            await sid.ShowsAsync("ivo has come in");
            for (var i = 0; i < Lines; i++)
            {
                sid.Type($"~s{i}~");
                await ivo.SayAsync($"~i{i}~");
                // Typed faster, irssi takes it for something pasted. What it cannot send is lost: it says all before.
                await sid.ShowsAsync($"~i{i}~");
            }

            for (var i = Lines; i < 2 * Lines; i++)
                sid.Type($"~s{i}~");
            await ivo.Screen.ShowsAsync($"~s{Lines + 2}~");
            server.Kill();
            await server.DisposeAsync();
            await sid.Screen.ShowsAsync(CountdownPattern());
            sid.Type("~s-offline~");
            server = await ServerProcess.StartAsync(folder.File("data"), environment: Durability.Unlimited.Environment, port: server.Port);

            await sid.ShowsAsync("F1 help");
            await sid.ShowsAsync("~s-offline~");
            string[] expected = [.. Enumerable.Range(0, 2 * Lines).Select(i => $"~s{i}~"), "~s-offline~"];
            var (exitCode, kept, _) = await ServerProcess.RunAsync(["tail", $"localhost:{server.Port}", "#lobby", "--since", "1h", "--count", $"{(3 * Lines) + 1}", "--nick", "auditor"]);
            Assert.Equal(0, exitCode);
            Assert.Equal(expected, Said(kept, "s"));
            Assert.Equal(Enumerable.Range(0, Lines).Select(i => $"~i{i}~"), Said(kept, "i"));
            await sid.ShowsNoMoreAsync("~ …");
            await sid.Screen.BecomesAsync(shown => expected.SequenceEqual(Said(shown, "s")), "each line of its own once and in order");
            await sid.Screen.BecomesAsync(shown => Enumerable.Range(0, Lines).Select(i => $"~i{i}~").SequenceEqual(Said(shown, "i")), "each line of irssi once and in order");
            sid.Screen.ShowsNot("not sent");
            Assert.Distinct(Said(ivo.Screen.Text, "s"));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static IEnumerable<string> Said(string text, string who) => TextPattern().Matches(text).Select(match => match.Value).Where(said => said[1..].StartsWith(who, StringComparison.Ordinal));

    [GeneratedRegex(@"again in \d+ s")]
    private static partial Regex CountdownPattern();

    [GeneratedRegex(@"~[a-z]-?\w+~")]
    private static partial Regex TextPattern();
}
