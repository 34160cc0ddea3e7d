using System.Text;
using ChatOn.Server.Accounts;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests;

/// <summary>A server with people who have accounts; all have the same password.</summary>
public abstract class AccountScenario : IDisposable
{
    protected const string Password = "correct-horse";

    protected AccountScenario(ServerOptions? options = null, Action<IServiceCollection>? configure = null) =>
        Server = new TestServer(options, configure: configure);

    protected TestServer Server { get; private set; }

    /// <summary>Connects and registers an account of that name; all is read.</summary>
    protected TestClient Register(string nick, string capabilities = "")
    {
        var client = Server.Connect(nick, capabilities);
        client.Send($"REGISTER * * :{Password}");
        client.Hears($"... 900 {nick} ...");
        client.ReadAll();
        return client;
    }

    /// <summary>Connects one more client that logs in to an account before it registers; nothing of its burst is read.</summary>
    protected TestClient LogIn(string account, string capabilities = "", string? nick = null)
    {
        var client = Server.Open();
        client.Send("CAP LS 302", $"CAP REQ :sasl {capabilities}", $"NICK {nick ?? account}", $"USER {account} 0 * :{account} again");
        Authenticate(client, account);
        client.Hears("... 903 ...");
        client.Send("CAP END");
        return client;
    }

    protected static void Authenticate(TestClient client, string account, string password = Password) =>
        client.Send("AUTHENTICATE PLAIN", $"AUTHENTICATE {Plain(account, password)}");

    protected static string Plain(string account, string password) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{account}\0{password}"));

    /// <summary>The account as it is now.</summary>
    internal Account? Find(string name)
    {
        Account? found = null;
        Server.OnLoop(() => found = Server.Get<AccountDirectory>().FindByName(name));
        return found;
    }

    /// <summary>Makes an account an operator's by fiat.</summary>
    protected void MakeOperator(string name, string operatorClass = OperatorClassOptions.Admin) => Server.OnLoop(() =>
    {
        var accounts = Server.Get<AccountDirectory>();
        accounts.Put(accounts.FindByName(name)! with { OperatorClass = operatorClass });
    });

    /// <summary>Replaces the server by another one over the same store.</summary>
    protected void Restart(ServerOptions? options = null)
    {
        var (journal, now) = (Server.Journal, Server.Time.GetUtcNow());
        Dispose();
        journal.Restart();
        Server = new TestServer(options, journal);
        Server.Advance(now - Server.Time.GetUtcNow() + TimeSpan.FromSeconds(1));
    }

    public void Dispose()
    {
        Assert.DoesNotContain(Server.Log.Errors, line => !line.Contains("takes no commits", StringComparison.Ordinal));
        Assert.DoesNotContain(Server.Log.All, line => line.Contains(Password, StringComparison.Ordinal));
        Server.Dispose();
        GC.SuppressFinalize(this);
    }
}
