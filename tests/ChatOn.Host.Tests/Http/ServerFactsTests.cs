using System.Net.Http.Json;
using System.Net.Security;
using System.Text.Json;
using ChatOn.Host.Tests.Kit;
using ChatOn.Server;

namespace ChatOn.Host.Tests.Http;

public sealed class ServerFactsTests
{
    [Fact]
    public async Task It_says_whose_server_this_is_and_what_it_asks_for()
    {
        await using var host = await TestHost.StartAsync(server: new ServerOptions
        {
            ServerName = "chat.example.org",
            NetworkName = "ExampleNet",
            Description = "The chat of the <example> people",
            LobbyName = "#café",
            Accounts = new AccountOptions { Registration = RegistrationPolicy.Invitation, Required = true, EmailRequired = true, PasswordMinLength = 12 },
        });
        var facts = await FactsAsync(host);

        Assert.Equal("chat.example.org", facts.GetProperty("name").GetString());
        Assert.Equal("ExampleNet", facts.GetProperty("network").GetString());
        Assert.Equal("The chat of the <example> people", facts.GetProperty("description").GetString());
        Assert.Equal("#café", facts.GetProperty("lobby").GetString());
        Assert.Equal("""{"needsPassword":false,"needsAccount":true}""", facts.GetProperty("entry").GetRawText());
        Assert.Equal("""{"policy":"invitation","needsEmail":true,"passwordMinLength":12}""", facts.GetProperty("registration").GetRawText());
        Assert.Equal(host.Service.CertificateFingerprint, facts.GetProperty("fingerprint").GetString());
    }

    [Fact]
    public async Task It_tells_no_secret()
    {
        const string Hash = "scram-sha256$4096$c2FsdHNhbHRzYWx0c2FsdA==$c2FsdHNhbHRzYWx0c2FsdHNhbHRzYWx0c2FsdHNhbHQ=$c2FsdHNhbHRzYWx0c2FsdHNhbHRzYWx0c2FsdHNhbHQ=";
        await using var host = await TestHost.StartAsync(
            new HostOptions { Http = new HttpOptions { MetricsToken = "a-token-of-some-length" } },
            server: new ServerOptions { PasswordHash = Hash, Operators = [new OperatorOptions { Name = "root", PasswordHash = Hash }] });
        string text = (await FactsAsync(host)).GetRawText();

        Assert.Contains("\"needsPassword\":true", text, StringComparison.Ordinal);
        Assert.DoesNotContain("scram", text, StringComparison.Ordinal);
        Assert.DoesNotContain("root", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a-token", text, StringComparison.Ordinal);
        Assert.DoesNotContain(host.DataFolder, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_this_machine_other_clients_join_where_the_page_came_from()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal(
            $$"""{"host":"127.0.0.1","port":{{host.Port}},"plainPort":{{host.Port}},"takesClassic":true}""",
            (await FactsAsync(host)).GetProperty("join").GetRawText());
    }

    [Fact]
    public async Task A_page_of_elsewhere_is_not_told()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync("GET /server.json HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n");
        string answer = await client.ReadToEndAsync();

        Assert.Contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Content-Type-Options: nosniff\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/json\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control", answer, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<JsonElement> FactsAsync(TestHost host)
    {
        using var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
        using var http = new HttpClient(handler);
        return await http.GetFromJsonAsync<JsonElement>(new Uri($"http://127.0.0.1:{host.Port}/server.json"), TestContext.Current.CancellationToken);
    }
}
