using System.Text;
using ChatOn.Server.Accounts.Mechanisms;
using CsCheck;

namespace ChatOn.Server.Tests.Accounts.Mechanisms;

[Trait("Spec", "RFC5802")]
public sealed class HostileScramTests
{
    private readonly TestCredentials _credentials = new TestCredentials().Add("user", "pencil");

    [Theory]
    [InlineData("")]
    [InlineData("n")]
    [InlineData("n,")]
    [InlineData("n,,")]
    [InlineData("n,,n=user")]
    [InlineData("n,,n=user,")]
    [InlineData("n,,n=user,r=")]
    [InlineData("n,,n=,r=nonce")]
    [InlineData("n,,r=nonce,n=user")]
    [InlineData("n,n=user,r=nonce")]
    [InlineData("N,,n=user,r=nonce")]
    [InlineData("x,,n=user,r=nonce")]
    [InlineData(",,n=user,r=nonce")]
    [InlineData("n,,N=user,r=nonce")]
    [InlineData("n,,n=user,r=nonce,")]
    [InlineData("n,,n=user,r=nonce,x")]
    [InlineData("n,,n=user,r=nonce,1=x")]
    [InlineData("n,,n=user,r=nonce,m=must")]
    [InlineData("n,,n=user,r=nonce,x=y,m=must")]
    [InlineData("n,,m=must,n=user,r=nonce")]
    [InlineData("n,,n=us=er,r=nonce")]
    [InlineData("n,,n=user=2,r=nonce")]
    [InlineData("n,,n=user=2c,r=nonce")]
    [InlineData("n,,n=user=,r=nonce")]
    [InlineData("n,,n=\u00AD,r=nonce")]
    [InlineData("n,,n=us\u0007er,r=nonce")]
    [InlineData("n,,n=us\0er,r=nonce")]
    [InlineData("n,,n=user,r=no nce")]
    [InlineData("n,,n=user,r=nönce")]
    [InlineData("n,,n=user,r=nonce\u007F")]
    [InlineData("n,a=root,n=user,r=nonce")]
    [InlineData("n,a=,n=user,r=nonce")]
    [InlineData("n,root,n=user,r=nonce")]
    [InlineData("n,a=us=er,n=user,r=nonce")]
    public async Task A_first_message_that_is_none_fails_before_anybody_is_looked_up(string message)
    {
        await New().FailsAsync(message);

        Assert.Empty(_credentials.Asked);
    }

    [Fact]
    public async Task A_first_message_that_is_not_UTF_8_fails() =>
        Assert.Equal(new SaslStep.Failed(), await New().NextAsync(new byte[] { (byte)'n', (byte)',', (byte)',', (byte)'n', (byte)'=', 0xED, 0xA0, 0x80 }));

    // Each is proven rightly for what it says, so that it fails for what it says alone.
    [Theory]
    [InlineData("c=biws,r=clientnonce")]
    [InlineData("c=biws,r=clientnonceservernonce2")]
    [InlineData("c=biws,r=clientnonceServernonce")]
    [InlineData("c=biws,r=servernonce")]
    [InlineData("c=biws,r=")]
    [InlineData("c=biws")]
    [InlineData("c=eSws,r=clientnonceservernonce")]
    [InlineData("c=biwsAA==,r=clientnonceservernonce")]
    [InlineData("c=biw=,r=clientnonceservernonce")]
    [InlineData("c= biws,r=clientnonceservernonce")]
    [InlineData("c=n,,,r=clientnonceservernonce")]
    [InlineData("c=,r=clientnonceservernonce")]
    [InlineData("r=clientnonceservernonce,c=biws")]
    [InlineData("x=y,c=biws,r=clientnonceservernonce")]
    [InlineData("c=biws,x=y,r=clientnonceservernonce")]
    [InlineData("c=biws,r=clientnonceservernonce,m=must")]
    [InlineData("c=biws,r=clientnonceservernonce,x")]
    [InlineData("c=biws,r=clientnonceservernonce,")]
    [InlineData("c=biws,r=clientnonceservernonce,x=\0")]
    [InlineData("c=biws,r=clientnonceservernonce,x=")]
    [InlineData("")]
    public async Task A_last_message_that_says_something_else_fails_though_it_is_proven(string withoutProof)
    {
        var client = new ScramClient("user", "pencil");
        var exchange = New();
        var first = await exchange.ChallengedAsync(client.First);
        client.Final(first);

        await exchange.FailsAsync(client.Proven(first, withoutProof));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",p=")]
    [InlineData(",p=AAAA")]
    [InlineData(",p=*")]
    [InlineData(",P=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData(",p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData(",p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(",p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,x=y")]
    public async Task A_proof_that_is_none_fails(string proof)
    {
        var client = new ScramClient("user", "pencil");
        var exchange = New();
        var final = client.Final(await exchange.ChallengedAsync(client.First));

        await exchange.FailsAsync(final[..final.LastIndexOf(",p=", StringComparison.Ordinal)] + proof);
    }

    [Fact]
    public async Task Nothing_but_silence_may_follow_the_servers_signature()
    {
        var client = new ScramClient("user", "pencil");
        var exchange = New();
        var final = client.Final(await exchange.ChallengedAsync(client.First));
        await exchange.ChallengedAsync(final);

        await exchange.FailsAsync(final);
    }

    [Fact]
    public async Task What_was_heard_of_one_exchange_opens_no_other()
    {
        var client = new ScramClient("user", "pencil");
        var final = client.Final(await New().ChallengedAsync(client.First));
        var other = new ScramSha256Exchange(_credentials, isPlus: false, endPointBinding: null, () => "another");
        await other.ChallengedAsync(client.First);

        await other.FailsAsync(final);
    }

    [Fact]
    public Task The_last_message_does_not_come_first() =>
        New().FailsAsync("c=biws,r=clientnonceservernonce,p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    [Fact]
    public async Task Huge_messages_are_only_wrong()
    {
        await New().FailsAsync("n,," + new string(',', 1 << 20));
        await New().FailsAsync("n,,n=" + new string('=', 1 << 20) + ",r=x");
        var exchange = New();
        await exchange.ChallengedAsync(new ScramClient("user", "pencil").First);
        await exchange.FailsAsync("c=biws,r=clientnonceservernonce,p=" + new string('A', 1 << 20));
    }

    [Fact]
    public async Task Any_bytes_make_a_step_and_never_a_log_in()
    {
        string[] pieces = ["n", "y", ",", "=", "n=user", "r=clientnonce", "c=biws", "r=clientnonceservernonce", "p=", "AAAA", "m=", "a=user", "=2C", "\0", "ü"];
        var texts = Gen.Int[0, pieces.Length - 1].Array[0, 12].Select(picks => Encoding.UTF8.GetBytes(string.Concat(picks.Select(i => pieces[i]))));
        var responses = Gen.Frequency((1, Gen.Byte.Array[0, 60]), (3, texts));
        await Gen.Select(responses, responses, Gen.Bool).SampleAsync(
            async input =>
            {
                var exchange = New();
                if (input.Item3)
                    await exchange.ChallengedAsync(new ScramClient("user", "pencil").First);
                foreach (var response in new[] { input.Item1, input.Item2, [] })
                    Assert.IsNotType<SaslStep.Succeeded>(await exchange.NextAsync(response));
            },
            iter: 2_000);
    }

    private ScramSha256Exchange New() => new(_credentials, isPlus: false, endPointBinding: null, () => "servernonce");
}
