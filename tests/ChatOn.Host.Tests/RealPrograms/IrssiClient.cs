using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>irssi on a terminal, with a home of its own. Over TLS it pins the server's certificate.</summary>
internal sealed class IrssiClient : IChatProgram
{
    private readonly TemporaryFolder _home = new();
    private readonly Terminal _terminal;

    private IrssiClient(string nick, int port, string? fingerprint, SaslLogIn? logIn)
    {
        Nick = nick;
        File.WriteAllText(_home.File("config"), Configuration(nick, port, fingerprint, logIn));
        _terminal = new Terminal("irssi", $"--home={_home.Path}");
    }

    public string Nick { get; }

    public Transcript Screen => _terminal.Screen;

    /// <param name="fingerprint">The server's, for TLS; null for plain text.</param>
    /// <param name="logIn">An account to log in to; null for a guest.</param>
    public static Task<IrssiClient> EnterAsync(string nick, int port, string? fingerprint = null, SaslLogIn? logIn = null)
    {
        InstalledProgram.Require("tmux", "irssi");
        return new IrssiClient(nick, port, fingerprint, logIn).InAsync(async irssi =>
        {
            await irssi.Screen.ShowsAsync("Welcome to the");
            await irssi.SayAsync("/join #lobby");
            await irssi.Screen.ShowsAsync("Irssi: #lobby: Total of");
        });
    }

    public Task SayAsync(string text)
    {
        _terminal.Type(text);
        return Task.CompletedTask;
    }

    public Task LeaveAsync() => SayAsync("/quit so long");

    public async ValueTask DisposeAsync()
    {
        await _terminal.DisposeAsync();
        _home.Dispose();
    }

    private static string Configuration(string nick, int port, string? fingerprint, SaslLogIn? logIn)
    {
        var pinned = string.Join(':', (fingerprint ?? "").ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));
        var tls = fingerprint is null ? "" : $"use_tls = \"yes\"; tls_verify = \"no\"; tls_pinned_cert = \"{pinned}\";";
        var certificate = logIn?.CertificateFile is { } file ? $"tls_cert = \"{file}\"; tls_pkey = \"{file}\";" : "";
        var sasl = logIn is null ? "" : $"sasl_mechanism = \"{logIn.Mechanism}\"; sasl_username = \"{logIn.Account}\"; sasl_password = \"{logIn.Password}\";";
        // Left alone it sends a few commands and then one in two seconds.
        return $$"""
            servers = ( { address = "localhost"; port = "{{port}}"; chatnet = "chaton"; autoconnect = "yes"; {{tls}} {{certificate}} } );
            chatnets = { chaton = { type = "IRC"; {{sasl}} }; };
            settings = { core = { nick = "{{nick}}"; user_name = "{{nick}}"; real_name = "{{nick}} in irssi"; }; "irc/core" = { cmd_queue_speed = "10msec"; }; };
            """;
    }
}
