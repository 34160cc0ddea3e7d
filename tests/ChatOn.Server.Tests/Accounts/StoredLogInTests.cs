using ChatOn.Testing;

namespace ChatOn.Server.Tests.Accounts;

/// <summary>A browser that stays logged in: an app password that NickServ has made, and shows and takes back like any other.</summary>
public sealed class StoredLogInTests() : AccountScenario(TestServer.Unlimited)
{
    [Fact]
    public void It_logs_in_without_a_word_until_it_is_taken_back()
    {
        var alice = Register("alice");
        var password = AddDevice(alice, "browser");

        FromBrowser("alice/browser", password).Hears("... 903 ...");
        Assert.Contains(Ask(alice, "APPPASSWORD LIST"), line => line.Contains("logs in as alice/browser", StringComparison.Ordinal));

        Ask(alice, "APPPASSWORD DEL browser");
        FromBrowser("alice/browser", password).Hears("... 904 ...");
        Assert.DoesNotContain(Server.Log.All, line => line.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public void EXTERNAL_is_offered_to_who_keeps_something()
    {
        var browser = Server.OpenBrowser("alice/browser", "secret");
        browser.Send("CAP LS 302");
        browser.Hears("... sasl=EXTERNAL,SCRAM-SHA-256,PLAIN ...");

        var other = Server.OpenSecure();
        other.Send("CAP LS 302");
        other.Hears("... sasl=SCRAM-SHA-256,PLAIN ...");
        other.Send("CAP REQ sasl", "AUTHENTICATE EXTERNAL");
        other.Hears("... 904 ...");
    }

    [Fact]
    public void Of_a_suspended_account_it_opens_nothing()
    {
        var password = AddDevice(Register("alice"), "browser");
        var boss = Register("boss");
        MakeOperator("boss");
        boss.Send("QUIT");
        var back = LogIn("boss");
        back.Send("NICKSERV SUSPEND alice for a reason");

        FromBrowser("alice/browser", password).Hears("... 904 ...");
    }

    [Fact]
    public void Wrong_ones_are_counted_like_wrong_passwords()
    {
        var password = AddDevice(Register("alice"), "browser");
        for (var i = 0; i < Server.Options.Limits.WrongPasswords; i++)
            FromBrowser("alice/browser", "wrong");

        var late = Server.OpenBrowser("alice/browser", password);
        late.Send("CAP LS 302", "CAP REQ sasl", "AUTHENTICATE EXTERNAL");
        late.Hears("... 904 ... too many wrong passwords ...");
    }

    private static string AddDevice(TestClient client, string name)
    {
        // What the browser client reads.
        var answer = Ask(client, $"APPPASSWORD ADD {name}")[0];
        Assert.Matches($"^Log in as alice/{name} with the password [a-z0-9-]{{29}} - ", answer);
        return answer.Split(" password ")[1].Split(' ')[0];
    }

    private static List<string> Ask(TestClient client, string command)
    {
        client.ReadAll();
        client.Send($"NICKSERV {command}");
        return [.. client.ReadAll().Where(line => line.StartsWith(":NickServ!", StringComparison.Ordinal)).Select(line => line.Split(" :", 2)[1])];
    }

    private TestClient FromBrowser(string name, string password)
    {
        var client = Server.OpenBrowser(name, password);
        client.Send("CAP LS 302", "CAP REQ sasl", "NICK browser", "USER b 0 * :B", "AUTHENTICATE EXTERNAL");
        client.Hears("AUTHENTICATE +");
        client.Send("AUTHENTICATE +");
        return client;
    }
}
