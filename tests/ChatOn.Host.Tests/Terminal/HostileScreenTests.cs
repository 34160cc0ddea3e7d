using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatOn.Host.Tests.Kit;
using ChatOn.Host.Tests.RealPrograms;

namespace ChatOn.Host.Tests.Terminal;

/// <summary>A server and members who write to the terminal: nothing of theirs reaches it but text.</summary>
[Collection(RealProgramTests.Name)]
public sealed class HostileScreenTests(RunningServer server)
{
    // What terminals act on: title, clipboard, cursor, reports, reset, DCS, APC, 8-bit CSI and OSC, bell, backspace, carriage return, tab.
    private static readonly string[] Attacks =
    [
        "\e]0;evil\a", "\e]52;c;ZXZpbA==\a", "\e[2J\e[1;1Hevil", "\e[6nevil", "\e[cevil", "\ecevil", "\eP+q544e\e\\", "\e_evil\e\\",
        "\u009b31mevil", "\u009d0;evil\u009c", "\a\b\b\v\fevil\t", "\e[?1049l\e[?25levil", "\u202eevil\u2066\u200b", "\e]8;;http://evil\e\\click",
    ];

    [Fact]
    public async Task Escape_sequences_of_a_member_never_reach_the_terminal()
    {
        await using var vera = await ScreenPerson.EnterAsync("vera", server.Port, "#hostile");
        using var mallory = await ByteClient.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        await mallory.SendAsync("NICK mallory\r\nUSER m 0 * :M\r\nJOIN #hostile\r\n");
        foreach (var attack in Attacks.Select(attack => attack.Replace("\r", "", StringComparison.Ordinal)))
            await mallory.SendAsync($"PRIVMSG #hostile :{attack}\r\nTOPIC #hostile :topic {attack}\r\nPRIVMSG #hostile :\u0001ACTION {attack}\u0001\r\n");
        await mallory.SendAsync("PRIVMSG #hostile :that was all\r\nQUIT :\e]0;evil\a\r\n");
        await vera.ShowsAsync("that was all");
        await vera.ShowsAsync("mallory is gone");
        NothingReached(vera);
    }

    [Fact]
    public async Task Escape_sequences_of_a_hostile_server_never_reach_the_terminal()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var vince = new ScreenPerson();
        // The bell of a mention is the program's own, and here would hide one that is the server's.
        Directory.CreateDirectory(vince.Config);
        await File.WriteAllTextAsync(Path.Combine(vince.Config, "settings.json"), """{ "ringsBell": false }""", TestContext.Current.CancellationToken);
        await vince.RunAsync($"join localhost:{((IPEndPoint)listener.LocalEndpoint).Port} '#evil' --nick vince");
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().Guarded();
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Script()), TestContext.Current.CancellationToken);
        await vince.ShowsAsync("the script is over");
        // A lone byte of the 8-bit controls is no UTF-8, and still one that some terminals take.
        await stream.WriteAsync((byte[])[.. ":evil PRIVMSG #evil :8-bit "u8, 0x9b, .. "31mevil\r\n:x PRIVMSG #evil :that was all\r\n"u8], TestContext.Current.CancellationToken);
        await vince.ShowsAsync("that was all");
        NothingReached(vince);
    }

    private static string Script()
    {
        var script = new StringBuilder(":s 001 vince :Welcome\r\n:s 005 vince CHANTYPES=# PREFIX=(ov)@+ :are supported\r\n:s 422 vince :none\r\n:vince!v@h JOIN #evil\r\n");
        for (var i = 0; i < Attacks.Length; i++)
        {
            var (attack, word) = (Attacks[i], Attacks[i].Replace(" ", "", StringComparison.Ordinal));
            script.Append($":s 353 vince = #evil :@n{word}{i}\r\n:n{word}!u@h JOIN #evil\r\n:n{word}!u@h PRIVMSG #evil :{attack}\r\n:n{word}!u@h PRIVMSG vince :{attack}\r\n")
                .Append($":n{word}!u@h TOPIC #evil :{attack}\r\n:s 332 vince #evil :{attack}\r\n:s NOTICE * :{attack}\r\n:s 404 vince #evil :{attack}\r\n:s 372 vince :{attack}\r\n")
                .Append($":n{word}!u@h NICK :{word}n\r\n:{word}n!u@h PART #evil :{attack}\r\n:a!u@h INVITE vince :#r{word}\r\n:s MODE #evil +k {word}\r\nFAIL PRIVMSG {word} #evil :{attack}\r\n");
        }

        return script.Append(":s NOTICE * :the script is over\r\n").ToString();
    }

    private static void NothingReached(ScreenPerson person)
    {
        var written = person.Written.Text;
        foreach (var attack in Attacks)
            Assert.DoesNotContain(attack, written, StringComparison.Ordinal);
        Assert.DoesNotContain(written, c => c is '\a' or '\b' or '\v' or '\f' or (>= '\u0080' and <= '\u009f') or '\u202e' or '\u2066' or '\u200b');
        // The program makes links of addresses itself (OSC 8); titles, the clipboard and strings are nobody's here.
        foreach (var introducer in new[] { "\e]0;evil", "\e]52", "\eP+q", "\e_", "\ec" })
            Assert.DoesNotContain(introducer, written, StringComparison.Ordinal);
    }
}
