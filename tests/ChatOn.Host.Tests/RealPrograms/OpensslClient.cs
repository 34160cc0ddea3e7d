using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>A person with openssl s_client who types IRC by hand.</summary>
internal sealed class OpensslClient : IChatProgram
{
    private readonly ChildProcess _process;

    private OpensslClient(string nick, int port, IEnumerable<string> options)
    {
        Nick = nick;
        _process = ChildProcess.Start("openssl", ["s_client", "-quiet", "-crlf", "-connect", $"localhost:{port}", .. options]);
    }

    public string Nick { get; }

    public Transcript Screen => _process.Output;

    /// <summary>What openssl tells of the connection.</summary>
    public Transcript Notes => _process.Errors;

    /// <param name="options">More options of s_client, e.g. <c>-tls1_2</c>.</param>
    public static Task<OpensslClient> EnterAsync(string nick, int port, params IEnumerable<string> options)
    {
        InstalledProgram.Require("openssl");
        return new OpensslClient(nick, port, options).InAsync(async openssl =>
        {
            await openssl.TypeAsync($"NICK {nick}");
            await openssl.TypeAsync($"USER {nick} 0 * :{nick} with openssl");
            await openssl.Screen.ShowsAsync($" 001 {nick} ");
            await openssl.TypeAsync("JOIN #lobby");
            await openssl.Screen.ShowsAsync($" 366 {nick} #lobby ");
        });
    }

    public Task TypeAsync(string line) => _process.TypeAsync(line + "\n");

    public Task SayAsync(string text) => TypeAsync($"PRIVMSG #lobby :{text}");

    public Task LeaveAsync() => TypeAsync("QUIT :so long");

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
