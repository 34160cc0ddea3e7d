using System.Text;
using ChatOn.Client.Sasl;

namespace ChatOn.Client.Tests.Sasl;

/// <summary>Logging in, and what a hostile server gets of a password: nothing.</summary>
public sealed class SaslTests
{
    private static readonly ClientOptions WithPassword = new() { Nick = "user", Password = "pencil", InitialHistory = 0 };

    [Fact]
    public void The_example_of_RFC_7677_works()
    {
        var scram = new ScramSasl("SCRAM-SHA-256", "user", "pencil", "rOprNGfwEbeRWgbNEkqO", "n,,", default);
        Assert.Equal("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", Text(scram.Answer([])));
        Assert.Equal(
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
            Text(scram.Answer("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"u8)));
        Assert.False(scram.IsServerProven);
        Assert.Equal("", Text(scram.Answer("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="u8)));
        Assert.True(scram.IsServerProven);
    }

    [Theory]
    [InlineData("r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")]
    [InlineData("r=nonce,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")]
    [InlineData("r=nonceX,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1")]
    [InlineData("r=nonceX,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000000000")]
    [InlineData("r=nonceX,s=,i=4096")]
    [InlineData("r=nonceX,s=!,i=4096")]
    [InlineData("r=nonceX")]
    [InlineData("")]
    public void A_bad_challenge_gets_no_proof(string challenge)
    {
        var scram = new ScramSasl("SCRAM-SHA-256", "user", "pencil", "nonce", "n,,", default);
        scram.Answer([]);
        Assert.Null(scram.Answer(Encoding.UTF8.GetBytes(challenge)));
        Assert.NotNull(scram.Failure);
    }

    [Fact]
    public void It_does_not_matter_how_a_password_was_typed()
    {
        var options = new ClientOptions { Nick = "me", Password = "cafe\u0301\u00a0\uff11" };
        var plain = Assert.Single(SaslMechanisms.For(options, Script.Tls, ["PLAIN"], () => "nonce"));
        Assert.Equal("\0me\0caf\u00e9 1", Text(plain.Answer([])));
    }

    [Fact]
    public void The_best_mechanism_is_chosen_and_bound_to_the_connection()
    {
        var script = Asked(Script.Tls, "PLAIN,SCRAM-SHA-256,SCRAM-SHA-256-PLUS");
        Assert.Equal("AUTHENTICATE :SCRAM-SHA-256-PLUS", script.Next());
        script.Says("AUTHENTICATE +");
        Assert.StartsWith("p=tls-server-end-point,,n=user,", Decoded(script.Next()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_goes_as_it_is_only_where_nobody_can_listen()
    {
        var safe = Asked(Script.Tls, "PLAIN");
        Assert.Equal("AUTHENTICATE :PLAIN", safe.Next());
        safe.Says("AUTHENTICATE +");
        Assert.Equal("\0user\0pencil", Decoded(safe.Next()));
        safe.Says(":s 903 user :done");
        Assert.Equal("CAP :END", safe.Next());

        var open = Asked(Script.Plain, "PLAIN");
        open.HearsNothing();
        Assert.True(open.Session.IsOver);
    }

    [Fact]
    public void A_password_found_wrong_is_not_told_by_another_mechanism()
    {
        var script = Asked(Script.Tls, "PLAIN,SCRAM-SHA-256");
        Assert.Equal("AUTHENTICATE :SCRAM-SHA-256", script.Next());
        script.Says("AUTHENTICATE +");
        script.HeardSoFar();
        script.Says(":s 904 user :failed");
        script.HearsNothing();
        Assert.Contains("refused", script.Session.EndReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_says_yes_without_proof_is_not_believed()
    {
        var script = Asked(Script.Tls, "SCRAM-SHA-256");
        script.Says("AUTHENTICATE +", ":s 903 user :done");
        Assert.True(script.Session.IsOver);
    }

    [Fact]
    public void A_server_without_accounts_ends_the_visit_of_who_wants_to_log_in()
    {
        var script = new Script(WithPassword);
        script.Session.Connected(Script.Tls);
        script.Says(":s CAP * LS :batch", ":s CAP * ACK :batch");
        Assert.True(script.Session.IsOver);
    }

    private static Script Asked(ConnectionSecurity security, string mechanisms)
    {
        var script = new Script(WithPassword);
        script.Session.Connected(security);
        script.Says($":s CAP * LS :sasl={mechanisms}", ":s CAP * ACK :sasl");
        script.HeardSoFar().Where(line => line.StartsWith("AUTHENTICATE", StringComparison.Ordinal)).ToList().ForEach(script.PutBack);
        return script;
    }

    private static string Decoded(string line) => Text(Convert.FromBase64String(line["AUTHENTICATE :".Length..]));

    private static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes!);
}
