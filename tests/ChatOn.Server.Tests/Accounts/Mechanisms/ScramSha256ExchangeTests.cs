using ChatOn.Server.Accounts.Mechanisms;

namespace ChatOn.Server.Tests.Accounts.Mechanisms;

[Trait("Spec", "RFC5802")]
public sealed class ScramSha256ExchangeTests
{
    private const string EndPoint = "p=tls-server-end-point,,";

    private static readonly byte[] Binding = [1, 2, 3, 255];

    private readonly TestCredentials _credentials = new TestCredentials().Add("user", "pencil").Add("a,b=c", "pencil").Add("Jürgen", "pencil");

    [Fact]
    [Trait("Spec", "RFC7677")]
    public async Task The_example_of_the_specification_is_spoken_word_for_word()
    {
        var credentials = new TestCredentials().Add("user", "pencil", "W22ZaJ0SNY7soEsUEjb6gQ==", 4096);
        var exchange = new ScramSha256Exchange(credentials, isPlus: false, endPointBinding: null, () => "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");

        Assert.Equal(
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
            await exchange.ChallengedAsync("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"));
        Assert.Equal(
            "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
            await exchange.ChallengedAsync("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="));
        Assert.Equal("user", (await exchange.SucceedsAsync("")).Name);
    }

    [Theory]
    [InlineData("user", "n,,")]
    [InlineData("USER", "n,,")]
    [InlineData("user", "y,,")]
    [InlineData("user", "n,a=user,")]
    [InlineData("user", "n,a=USER,")]
    [InlineData("a=2Cb=3Dc", "n,,")]
    [InlineData("a=2Cb=3Dc", "n,a=a=2Cb=3Dc,")]
    [InlineData("Ju\u0308rgen", "y,a=Jürgen,")]
    public async Task Who_knows_the_password_logs_in_and_the_server_proves_that_it_knows_it_too(string name, string header)
    {
        var client = new ScramClient(name, "pencil", header);
        var exchange = New();

        var final = client.Final(await exchange.ChallengedAsync(client.First));

        var serverFinal = await exchange.ChallengedAsync(final);

        Assert.Equal(client.ServerFinal, serverFinal);
        Assert.True((await exchange.SucceedsAsync("")).Exists);
    }

    [Theory]
    [InlineData("user", "wrong")]
    [InlineData("nobody", "pencil")]
    public async Task A_wrong_password_and_a_wrong_name_take_the_same_steps(string name, string password)
    {
        var client = new ScramClient(name, password);
        var exchange = New();

        var first = await exchange.ChallengedAsync(client.First);

        Assert.Matches("^r=clientnonceservernonce,s=[A-Za-z0-9+/]{22}==,i=1$", first);
        Assert.Equal(first, await New().ChallengedAsync(client.First));
        await exchange.FailsAsync(client.Final(first));
    }

    [Theory]
    [InlineData(",x=y")]
    [InlineData(",x=y,z=ü ")]
    public async Task Extensions_that_need_not_be_understood_are_ignored(string extensions)
    {
        var client = new ScramClient("user", "pencil");
        var exchange = New();
        // The client's own copy of its first message lacks them, so only the last one may have them in its proof.
        var serverFinal = await exchange.ChallengedAsync(client.Final(await exchange.ChallengedAsync(client.First), extensions));

        Assert.Equal(client.ServerFinal, serverFinal);
        Assert.StartsWith("r=", await New().ChallengedAsync(client.First + extensions), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Spec", "RFC5929")]
    public async Task With_PLUS_the_connection_is_bound()
    {
        var client = new ScramClient("user", "pencil", EndPoint, Binding);
        var exchange = New(isPlus: true, Binding);

        var serverFinal = await exchange.ChallengedAsync(client.Final(await exchange.ChallengedAsync(client.First)));

        Assert.Equal(client.ServerFinal, serverFinal);
        Assert.Equal("user", (await exchange.SucceedsAsync("")).Name);
    }

    [Fact]
    public async Task Where_PLUS_is_offered_a_client_that_cannot_bind_still_logs_in_without()
    {
        var client = new ScramClient("user", "pencil");
        var exchange = New(isPlus: false, Binding);

        var serverFinal = await exchange.ChallengedAsync(client.Final(await exchange.ChallengedAsync(client.First)));

        Assert.Equal(client.ServerFinal, serverFinal);
    }

    [Theory]
    [InlineData(true, "n,,")]
    [InlineData(true, "y,,")]
    [InlineData(false, "y,,")]
    [InlineData(false, EndPoint)]
    [InlineData(true, "p=tls-unique,,")]
    [InlineData(true, "p=tls-exporter,,")]
    [InlineData(true, "p=TLS-server-end-point,,")]
    [InlineData(true, "p=,,")]
    public Task Where_PLUS_is_offered_a_downgrade_fails_at_once(bool isPlus, string header) =>
        New(isPlus, Binding).FailsAsync(new ScramClient("user", "pencil", header).First);

    [Theory]
    [InlineData(true, EndPoint)]
    [InlineData(true, "n,,")]
    [InlineData(false, EndPoint)]
    public async Task Where_it_is_not_offered_nobody_can_bind(bool isPlus, string header)
    {
        var first = new ScramClient("user", "pencil", header).First;

        await New(isPlus).FailsAsync(first);
        await New(isPlus, binding: []).FailsAsync(first);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 254 })]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 1, 2, 3, 255, 0 })]
    [InlineData(new byte[0])]
    public async Task Who_saw_another_certificate_fails(byte[] binding)
    {
        var client = new ScramClient("user", "pencil", EndPoint, binding);
        var exchange = New(isPlus: true, Binding);

        await exchange.FailsAsync(client.Final(await exchange.ChallengedAsync(client.First)));
    }

    [Fact]
    public void Nonces_are_new_each_time_and_printable()
    {
        var nonces = Enumerable.Range(0, 100).Select(_ => ScramSha256Exchange.RandomNonce()).ToList();

        Assert.Equal(100, nonces.Distinct().Count());
        Assert.All(nonces, nonce => Assert.True(ScramText.IsNonce(nonce)));
    }

    private ScramSha256Exchange New(bool isPlus = false, byte[]? binding = null) =>
        new(_credentials, isPlus, binding is null ? (ReadOnlyMemory<byte>?)null : binding, () => "servernonce");
}
