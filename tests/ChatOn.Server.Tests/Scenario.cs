using ChatOn.Server.Accounts;
using ChatOn.Server.State;
using ChatOn.Testing;

namespace ChatOn.Server.Tests;

/// <summary>What scenarios have in common: a server, people in rooms, an operator, and no error in the log at the end.</summary>
public abstract class Scenario : IDisposable
{
    /// <summary>One iteration: what is tested is never how slow it is.</summary>
    private static readonly string Hash = Passwords.Hash("sesame", iterations: 1);

    private readonly bool _mayLogErrors;

    protected Scenario(ServerOptions? options = null, bool mayLogErrors = false)
    {
        _mayLogErrors = mayLogErrors;
        Server = new TestServer(options ?? WithOperator);
    }

    protected static ServerOptions WithOperator { get; } = TestServer.Unlimited with
    {
        Operators = [new OperatorOptions { Name = "boss", PasswordHash = Hash }],
    };

    protected static string PasswordHash => Hash;

    protected TestServer Server { get; }

    protected TestClient Connect(string nick, string capabilities = "") => Server.Connect(nick, capabilities);

    /// <summary>Connects and becomes an operator.</summary>
    protected TestClient ConnectOperator(string nick, string capabilities = "")
    {
        var client = Connect(nick, capabilities);
        client.Send("OPER boss sesame");
        client.Hears($"... MODE {nick} +o");
        return client;
    }

    /// <summary>Everybody comes into a room, and has read it.</summary>
    protected static void Join(string room, params ReadOnlySpan<TestClient> clients)
    {
        foreach (var client in clients)
            client.Send($"JOIN {room}");
        foreach (var client in clients)
            client.ReadAll();
    }

    /// <summary>Gives a user modes, as MODE would.</summary>
    private protected void SetModes(string nick, UserModes modes) => Server.OnLoop(() =>
    {
        var user = Server.World.FindUser(nick)!;
        user.SetModes(modes);
        Server.World.Become(user, user.Origin);
    });

    private protected void SetRoomMode(string room, char letter) => Server.OnLoop(() => Server.World.FindRoom(room)!.Modes.Set(letter, ""));

    public void Dispose()
    {
        if (!_mayLogErrors)
            Assert.Empty(Server.Log.Errors);
        Server.Dispose();
        GC.SuppressFinalize(this);
    }
}
