using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Services;
using ChatOn.Server.State;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Services.Rooms;

/// <summary>Rooms that last: people with accounts, what they ask ChanServ, the machine's console, and the audit log.</summary>
public abstract class RegisteredRoomScenario(ServerOptions? options = null) : RoomScenario(new TestServer(options ?? WithOperator))
{
    private const string Password = "correcthorse";

    /// <summary>An operator "boss" (password "sesame") that may everything, and "clerk" (the same) that may nothing in rooms.</summary>
    protected static ServerOptions WithOperator { get; } = TestServer.Unlimited with
    {
        Operators =
        [
            new OperatorOptions { Name = "boss", PasswordHash = Passwords.Hash("sesame", iterations: 1) },
            new OperatorOptions { Name = "clerk", PasswordHash = Passwords.Hash("sesame", iterations: 1), Class = "clerk" },
        ],
        OperatorClasses = [new OperatorClassOptions { Name = "clerk", Privileges = Privilege.All & ~Privilege.Rooms }],
    };

    /// <summary>Somebody with a new account named like its nickname.</summary>
    protected TestClient ConnectAccount(string nick, string capabilities = "")
    {
        var client = Server.Connect(nick, capabilities);
        client.Send($"REGISTER * * {Password}");
        client.Hears("... 900 ...");
        client.ReadAll();
        return client;
    }

    /// <summary>The same person again, logged in.</summary>
    protected TestClient Return(string nick, string capabilities = "")
    {
        var client = Server.Open();
        client.Send($"PASS {nick}:{Password}");
        client.Register(nick, capabilities);
        client.ReadAll();
        return client;
    }

    /// <summary>One more client of somebody who is here.</summary>
    protected TestClient Attach(string nick, string capabilities = "")
    {
        var client = Server.Open();
        if (capabilities.Length > 0)
            client.Send($"CAP REQ :{capabilities}");
        client.Send($"PASS {nick}:{Password}", $"NICK {nick}-2", $"USER {nick} 0 * :{nick}", "CAP END");
        Assert.False(client.IsClosed);
        return client;
    }

    protected TestClient ConnectOperator(string nick, string block = "boss")
    {
        var client = Server.Connect(nick);
        client.Send($"OPER {block} sesame");
        client.Hears("... 381 ...");
        client.ReadAll();
        return client;
    }

    /// <summary>A room with an owner who is logged in, and has registered it.</summary>
    protected TestClient OwnerOf(string room, string nick = "owner", string capabilities = "")
    {
        var owner = ConnectAccount(nick, capabilities);
        Join(room, owner);
        Assert.Contains("is registered to", Ask(owner, $"REGISTER {room}"), StringComparison.Ordinal);
        return owner;
    }

    /// <summary>What ChanServ answers.</summary>
    protected static string Ask(TestClient client, string command)
    {
        client.ReadAll();
        client.Send($"PRIVMSG ChanServ :{command}");
        return string.Join('\n', client.ReadAll().Where(line => line.StartsWith(":ChanServ!", StringComparison.Ordinal)).Select(line => line.Split(" :", 2)[1]));
    }

    /// <summary>What it answers the machine's owner.</summary>
    protected string AskAtConsole(string command)
    {
        var asker = new ConsoleAsker();
        Server.OnLoop(() => _ = Server.Get<ServiceRunner>().RunAsync(Service.Rooms, asker, command).AsTask());
        return string.Join('\n', asker.Heard);
    }

    /// <summary>The audit log without how operators became such: what, whom and where, oldest first.</summary>
    protected IReadOnlyList<string> Audited()
    {
        IReadOnlyList<AuditEntry> entries = [];
        Server.OnLoop(() => _ = ReadAsync());
        return [.. entries.Where(entry => entry.What != "OPER").Select(entry => $"{entry.Who.Split('!')[0]} {entry.What} {entry.Whom} {entry.Room}")];

        async Task ReadAsync() => entries = await Server.Get<AuditLog>().ReadAsync(1000);
    }

    internal RoomRegistration? RegistrationOf(string room)
    {
        RoomRegistration? registration = null;
        Server.OnLoop(() => registration = Server.World.FindRoom(room)?.Registration);
        return registration;
    }

    /// <summary>The roles that the room keeps for an account.</summary>
    internal Roles KeptRolesOf(string account, string room)
    {
        var roles = Roles.None;
        Server.OnLoop(() => roles = Server.World.FindRoom(room)!.KeptRolesOf(Server.Get<AccountDirectory>().FindByName(account)!.Id));
        return roles;
    }

    private sealed class ConsoleAsker : IServiceAsker
    {
        public List<string> Heard { get; } = [];

        public ChatOn.Server.Commands.CommandContext? Command => null;

        public Origin By { get; } = Origin.OfServer("console");

        public Privilege Privileges => Privilege.All;

        public void Say(Service service, string text) => Heard.Add(text);
    }
}
