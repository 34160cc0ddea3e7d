using System.Text.Json;
using System.Text.RegularExpressions;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>
/// irc-framework, the client library of The Lounge and Kiwi IRC, in Node: <c>tests/irc-framework/client.js</c> does what it is told and
/// tells what the library makes of what it hears, as JSON objects, a line each.
/// </summary>
internal sealed class IrcFrameworkClient : IChatProgram
{
    public const string Lobby = "#lobby";

    private static readonly string[] Capabilities =
        ["labeled-response", "standard-replies", "draft/chathistory", "draft/message-redaction", "draft/multiline"];

    private readonly ChildProcess _process;

    private IrcFrameworkClient(string nick, int port, string transport)
    {
        Nick = nick;
        var options = JsonSerializer.Serialize(new { nick, port, transport, capabilities = Capabilities });
        _process = ChildProcess.Start("node", [Path.Combine(Folder, "client.js"), options]);
    }

    public string Nick { get; }

    public Transcript Screen => _process.Output;

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "ChatOn.slnx")))
                folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
            return Path.Combine(folder.FullName, "tests", "irc-framework");
        }
    }

    /// <summary>Skips the test where Node or the library is missing; in CI that fails it.</summary>
    public static void Require()
    {
        InstalledProgram.Require("node");
        InstalledProgram.RequireFile(Path.Combine(Folder, "node_modules", "irc-framework", "package.json"));
    }

    /// <param name="transport">tcp, tls, ws or wss.</param>
    public static Task<IrcFrameworkClient> EnterAsync(string nick, int port, string transport)
    {
        Require();
        return new IrcFrameworkClient(nick, port, transport).InAsync(async client =>
        {
            await client.HearsAsync("registered", "");
            await client.TellAsync(new { @do = "join", room = Lobby });
            await client.HearsAsync("userlist", $"\"room\":\"{Lobby}\"");
        });
    }

    public Task SayAsync(string text) => SayAsync(text, new { });

    /// <summary>Says something in the lobby with client-only tags, a label...</summary>
    public Task SayAsync(string text, object tags) => TellAsync(new { @do = "say", target = Lobby, text, tags });

    public Task TagAsync(object tags) => TellAsync(new { @do = "tag", target = Lobby, tags });

    public Task SendAsync(string line) => TellAsync(new { @do = "raw", line });

    public Task LeaveAsync() => TellAsync(new { @do = "quit", text = "so long" });

    /// <summary>Waits until it tells of an event in whose JSON these parts come, in this order.</summary>
    /// <returns>The event.</returns>
    public async Task<JsonElement> HearsAsync(string happened, params string[] parts)
    {
        var pattern = $"^\\{{\"event\":\"{happened}\".*{string.Join(".*", parts.Select(Regex.Escape))}.*$";
        var match = await Screen.ShowsAsync(new Regex(pattern, RegexOptions.Multiline | RegexOptions.NonBacktracking));
        return JsonDocument.Parse(match.Value).RootElement;
    }

    /// <summary>Waits until it hears somebody say something, from now or from the past.</summary>
    public Task<JsonElement> HearsSayAsync(string nick, string text) => HearsAsync("privmsg", $"\"nick\":\"{nick}\"", $"\"text\":\"{text}\"");

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private Task TellAsync(object what) => _process.TypeAsync(JsonSerializer.Serialize(what) + "\n");
}
