using System.Text;
using ChatOn.Testing;
using CsCheck;

namespace ChatOn.Server.Tests.Sessions.Classic;

/// <summary>Random classic clients, legal and not, beside one IRC client and one of each classic kind that behave.</summary>
public sealed class ClassicChaosTests
{
    private static readonly string[] Pieces =
    [
        "bob", "eve", "bob: ", "eve: ", "hi", " ", "\n", "\r\n", "\r", "\0", "\u001b[2J", "é", "🎉", "/join #x\n", "/part\n", "/nick eve\n", "/msg old hi\n",
        "/me waves\n", "/quit\n", "KICK old", "BAN old\n", "admin", "old: forged", "\u00ff", "\b", "/topic x\n", "//a\n",
    ];

    private static readonly Gen<(int Client, int Piece, int Milliseconds)[]> Scripts =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, Pieces.Length], Gen.OneOf(Gen.Const(0), Gen.Const(10), Gen.Const(60))).Array[1, 60];

    [Fact]
    public void Whatever_they_send_the_others_hear_only_whole_lines_and_their_own_words_stay_theirs() => Scripts.Sample(Run, iter: 150);

    private static void Run((int Client, int Piece, int Milliseconds)[] script)
    {
        using var server = new TestServer();
        var old = server.ConnectOld("old");
        var line = server.ConnectLine("line");
        var irc = server.Connect("irc");
        irc.Send("JOIN #lobby");
        irc.ReadAll();
        var clients = new ClassicClient?[3];

        foreach (var (client, piece, milliseconds) in script)
        {
            clients[client] ??= server.OpenClassic();
            Do(clients, client, piece);
            if (milliseconds > 0)
                server.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }

        server.Pause();
        old.Types("still here");
        Assert.Empty(server.Log.Errors);
        old.Connection.AssertOldCanReadAll();
        Assert.Contains("old: still here", string.Join('\n', old.TakePrinted()), StringComparison.Ordinal);
        var heard = line.ReceiveLines();
        Assert.Equal("old: still here", heard[^1]);
        Assert.Single(heard, said => said.StartsWith("old: ", StringComparison.Ordinal));
        Assert.DoesNotContain(string.Concat(heard), char.IsControl);
        Assert.All(irc.ReadAll(), CheckIrc);
    }

    private static void Do(ClassicClient?[] clients, int client, int piece)
    {
        if (clients[client]!.IsClosed || piece == Pieces.Length)
        {
            clients[client]!.Disconnect();
            clients[client] = null;
            return;
        }

        clients[client]!.Send(Encoding.UTF8.GetBytes(Pieces[piece]));
    }

    private static void CheckIrc(string message)
    {
        Assert.Matches("^:[A-Za-z_0-9]+!~?[a-z]+@127.0.0.1 (JOIN|PART|QUIT|NICK|PRIVMSG|TOPIC) ", message + " ");
        Assert.InRange(Encoding.UTF8.GetByteCount(message), 1, 510);
        if (message.StartsWith(":old!", StringComparison.Ordinal))
            Assert.EndsWith("PRIVMSG #lobby :still here", message, StringComparison.Ordinal);
    }
}
