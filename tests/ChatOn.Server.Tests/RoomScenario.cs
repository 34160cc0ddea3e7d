using ChatOn.Server.State;
using ChatOn.Testing;

namespace ChatOn.Server.Tests;

/// <summary>A server with people in rooms, for scenarios; it ends with a look for errors in the log.</summary>
public abstract class RoomScenario : IDisposable
{
    protected RoomScenario()
        : this(new TestServer())
    {
    }

    protected RoomScenario(TestServer server) => Server = server;

    protected TestServer Server { get; private set; }

    public void Dispose()
    {
        Assert.DoesNotContain(Server.Log.Errors, line => !line.Contains("takes no commits", StringComparison.Ordinal));
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Replaces the server by another one over the same store.</summary>
    protected void Restart(ServerOptions? options = null)
    {
        var (journal, now) = (Server.Journal, Server.Time.GetUtcNow());
        Dispose();
        journal.Restart();
        Server = new TestServer(options, journal);
        Server.Advance(now - Server.Time.GetUtcNow() + TimeSpan.FromSeconds(1));
    }

    /// <summary>Puts clients into a room, the first as its owner where it is new; all have read what there was.</summary>
    protected static void Join(string room, params TestClient[] clients)
    {
        foreach (var client in clients)
            client.Send($"JOIN {room}");
        foreach (var client in clients)
            client.ReadAll();
    }

    /// <summary>Clients with these nicknames in a room, the first its owner.</summary>
    protected TestClient[] In(string room, params string[] nicks)
    {
        var clients = nicks.Select(nick => Server.Connect(nick)).ToArray();
        Join(room, clients);
        return clients;
    }

    /// <summary>Gives a role by fiat, without anybody hearing of it.</summary>
    internal void Give(string nick, string room, Roles role) => Server.OnLoop(() =>
    {
        var member = Server.World.FindRoom(room)!.Find(Server.World.FindUser(nick)!.Id)!;
        member.Revoke((Roles)31);
        member.Grant(role);
    });

    internal Roles RolesOf(string nick, string room)
    {
        var roles = Roles.None;
        Server.OnLoop(() => roles = Server.World.FindRoom(room)?.Find(Server.World.FindUser(nick)!.Id)?.Roles ?? Roles.None);
        return roles;
    }

    /// <summary>The modes of a room, as a member reads them.</summary>
    protected string ModesOf(string room)
    {
        var modes = "";
        Server.OnLoop(() => modes = Server.World.FindRoom(room)?.Modes.Describe(withKey: true) ?? "none");
        return modes;
    }

    protected bool Has(string room)
    {
        var has = false;
        Server.OnLoop(() => has = Server.World.FindRoom(room) is not null);
        return has;
    }
}
