using System.Text;
using ChatOn.Server.Accounts;
using ChatOn.Testing;

namespace ChatOn.Server.Tests;

/// <summary>What scenarios about operators have in common: people from other addresses, accounts, classes of operators.</summary>
public abstract class OperatorScenario : Scenario
{
    protected const string Password = "correct-horse";

    protected OperatorScenario(ServerOptions? options = null, bool mayLogErrors = false)
        : base(options, mayLogErrors)
    {
    }

    /// <summary>A registered client, through TLS, that has read its welcome.</summary>
    protected TestClient From(string address, string nick, string capabilities = "")
    {
        var client = Server.OpenSecure(address);
        client.Register(nick, capabilities);
        return client;
    }

    /// <summary>An account, and when a class is given an operator's.</summary>
    protected void MakeAccount(string name, string? operatorClass = null) => MakeAccount(Server, name, operatorClass);

    protected static void MakeAccount(TestServer server, string name, string? operatorClass = null)
    {
        server.OnLoop(() => _ = server.Get<Registrar>().RegisterAsync(new RegistrationRequest(name, Password, null, null), holderId: 0, isByOperator: true).AsTask());
        Change(server, name, account => account with { OperatorClass = operatorClass });
    }

    private protected static void Change(TestServer server, string name, Func<Account, Account> change) => server.OnLoop(
        () => _ = server.Get<AccountChanges>().ChangeAsync(server.Get<AccountDirectory>().FindByName(name)!.Id, change).AsTask());

    /// <summary>Logs in by SASL PLAIN; registered or not.</summary>
    protected static void LogIn(TestClient client, string name, string password = Password) =>
        client.Send("AUTHENTICATE PLAIN", $"AUTHENTICATE {Plain(name, password)}");

    protected static string Plain(string name, string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{name}\0{password}"));

    /// <summary>A registered client that is logged in, and has read all.</summary>
    protected TestClient ConnectAs(string account, string address = "127.0.0.1", string? nick = null)
    {
        var client = Server.OpenSecure(address);
        client.Send("CAP REQ sasl", $"NICK {nick ?? account}", $"USER {account} 0 * :{account}");
        LogIn(client, account);
        client.Hears("... 903 ...");
        client.Send("CAP END");
        client.Hears("... 422 ...");
        client.ReadAll();
        return client;
    }

    /// <summary>One of the unread lines is this answer of OperServ.</summary>
    protected static string Told(TestClient client, string text) => client.Hears($":OperServ!... NOTICE ... :{text}");

    protected static void IsTurnedAway(TestClient client, string reason)
    {
        client.Hears($"... 465 ... :You are banned from this server...: {reason}");
        client.Hears($"...ERROR :Closing link: ...{reason}...");
        Assert.True(client.IsClosed);
    }
}
