using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>WeeChat without a screen: typed into through its pipe; what its buffers show stands in its log files.</summary>
internal sealed class WeechatClient : IChatProgram
{
    private const string Lobby = "irc.chaton.#lobby";

    private readonly TemporaryFolder _home = new();
    private readonly FileSystemWatcher _logs;
    private readonly ChildProcess _process;

    private WeechatClient(string nick, int port, string? fingerprint, SaslLogIn? logIn)
    {
        Nick = nick;
        Screen = new Transcript("weechat");
        Directory.CreateDirectory(_home.File("logs"));
        File.WriteAllText(_home.File("fifo.conf"), $"[file]\nenabled = on\npath = \"{Pipe}\"\n");
        File.WriteAllText(_home.File("logger.conf"), "[file]\nflush_delay = 0\n");
        File.WriteAllText(_home.File("irc.conf"), Configuration(nick, port, fingerprint, logIn));
        _logs = new FileSystemWatcher(_home.File("logs")) { EnableRaisingEvents = true };
        _logs.Changed += (_, _) => ReadLogs();
        _process = ChildProcess.Start("weechat-headless", ["-d", _home.Path, "-P", "irc,fifo,logger"]);
    }

    public string Nick { get; }

    /// <summary>All buffers, one after the other.</summary>
    public Transcript Screen { get; }

    private string Pipe => _home.File("pipe");

    /// <param name="fingerprint">The server's, for TLS; null for plain text.</param>
    /// <param name="logIn">An account to log in to; null for a guest.</param>
    public static Task<WeechatClient> EnterAsync(string nick, int port, string? fingerprint = null, SaslLogIn? logIn = null)
    {
        InstalledProgram.Require("weechat-headless");
        return new WeechatClient(nick, port, fingerprint, logIn).InAsync(async weechat =>
        {
            await weechat.Screen.ShowsAsync("Plugins loaded: fifo");
            await weechat.Screen.ShowsAsync("Channel #lobby:");
        });
    }

    public Task SayAsync(string text) => TypeAsync(Lobby, text);

    /// <summary>Gives a command in the server's own buffer.</summary>
    public Task TellServerAsync(string command) => TypeAsync("irc.server.chaton", command);

    public Task LeaveAsync() => TypeAsync("core.weechat", "/quit so long");

    public async ValueTask DisposeAsync()
    {
        _logs.Dispose();
        await _process.DisposeAsync();
        _home.Dispose();
    }

    private async Task TypeAsync(string buffer, string text)
    {
        await using var pipe = new FileStream(Pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        await using var writer = new StreamWriter(pipe);
        await writer.WriteAsync($"{buffer} *{text}\n");
    }

    private void ReadLogs()
    {
        var text = "";
        foreach (var path in Directory.EnumerateFiles(_home.File("logs")).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            text += reader.ReadToEnd();
        }

        Screen.Replace(text);
    }

    // Versions from 4 on call it tls and rename what they find.
    private static string Configuration(string nick, int port, string? fingerprint, SaslLogIn? logIn)
    {
        var tls = fingerprint is null ? "chaton.ssl = off" : $"chaton.ssl = on\nchaton.ssl_fingerprint = \"{fingerprint}\"";
        var certificate = logIn?.CertificateFile is { } file ? $"chaton.ssl_cert = \"{file}\"" : "";
        var sasl = logIn is null
            ? ""
            : $"chaton.sasl_mechanism = {logIn.Mechanism.ToLowerInvariant()}\nchaton.sasl_username = \"{logIn.Account}\"\nchaton.sasl_password = \"{logIn.Password}\"";
        return $"""
            [server]
            chaton.addresses = "localhost/{port}"
            {tls}
            {certificate}
            {sasl}
            chaton.autoconnect = on
            chaton.autojoin = "#lobby"
            chaton.nicks = "{nick}"
            chaton.username = "{nick}"
            chaton.realname = "{nick} in WeeChat"

            """;
    }
}
