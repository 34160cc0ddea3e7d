using ChatOn.Server.Accounts;

namespace ChatOn.Server.Tests.Accounts;

[Trait("Spec", "RFC5802")]
public sealed class PasswordVerifierTests
{
    private static readonly byte[] Salt = Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ==");
    private static readonly string Zeros = Convert.ToBase64String(new byte[32]);

    [Fact]
    public void The_keys_are_those_of_the_specification()
    {
        var verifier = PasswordVerifier.Make("pencil", Salt, 4096);

        Assert.Equal(
            "scram-sha256$4096$W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=$wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
            verifier.ToString());
        Assert.True(verifier.Verify("pencil"));
        Assert.False(verifier.Verify("Pencil"));
        Assert.False(verifier.Verify(""));
    }

    [Fact]
    public void Its_text_is_read_as_what_was_written()
    {
        var verifier = PasswordVerifier.Make("pencil", Salt, 7);

        Assert.True(PasswordVerifier.TryParse(verifier.ToString(), out var parsed));
        Assert.Equal(verifier, parsed);
        Assert.Equal(verifier.GetHashCode(), parsed.GetHashCode());
        Assert.NotEqual(verifier, PasswordVerifier.Make("pencil2", Salt, 7));
    }

    [Theory]
    [InlineData("1", 8, true)]
    [InlineData("10000000", 64, true)]
    [InlineData("0", 16, false)]
    [InlineData("10000001", 16, false)]
    [InlineData("-1", 16, false)]
    [InlineData("+1", 16, false)]
    [InlineData(" 1", 16, false)]
    [InlineData("99999999999999999999", 16, false)]
    [InlineData("", 16, false)]
    [InlineData("1", 7, false)]
    [InlineData("1", 65, false)]
    [InlineData("1", 0, false)]
    public void Numbers_out_of_bounds_are_refused(string iterations, int saltBytes, bool isFine) => Assert.Equal(
        isFine, PasswordVerifier.TryParse($"scram-sha256${iterations}${Convert.ToBase64String(new byte[saltBytes])}${Zeros}${Zeros}", out _));

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("scram-sha256")]
    [InlineData("scram-sha256$$$$")]
    [InlineData("scram-sha1$1$AAAAAAAAAAAAAAAAAAAAAA==$Z$Z")]
    [InlineData("scram-sha256$1$AAAAAAAAAAAAAAAAAAAAAA==$Z")]
    [InlineData("scram-sha256$1$AAAAAAAAAAAAAAAAAAAAAA==$Z$Z$Z")]
    [InlineData("scram-sha256$1$AAAAAAAAAAAAAAAAAAAAA*==$Z$Z")]
    [InlineData("scram-sha256$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAA$Z")]
    [InlineData("scram-sha256$1$AAAAAAAAAAAAAAAAAAAAAA==$Z$ZZ")]
    public void What_is_no_verifier_is_refused(string text) =>
        Assert.False(PasswordVerifier.TryParse(text.Replace("Z", Zeros, StringComparison.Ordinal), out _));

    [Fact]
    public void A_password_is_the_same_however_it_was_typed()
    {
        var verifier = PasswordVerifier.Make("gru\u0308n\u00AD", Salt, 1);

        Assert.True(verifier.Verify("grün"));
        Assert.False(verifier.Verify("grun"));
    }

    [Theory]
    [InlineData("a\u0007b")]
    [InlineData("\u0627a")]
    [InlineData("\u00AD")]
    [InlineData("\uD800")]
    public void A_password_that_cannot_be_prepared_is_taken_as_it_is(string password)
    {
        var verifier = PasswordVerifier.Make(password, Salt, 1);

        Assert.True(verifier.Verify(password));
        Assert.False(verifier.Verify(""));
        Assert.False(verifier.Verify("ab"));
    }

    [Fact]
    public void A_decoy_is_always_the_same_for_a_name_in_any_case_and_right_for_no_password()
    {
        var decoy = PasswordVerifier.DecoyFor("Alice", "secret"u8, 3);

        Assert.Equal(decoy, PasswordVerifier.DecoyFor("aLICE", "secret"u8, 3));
        Assert.Equal((3, 16), (decoy.Iterations, decoy.Salt.Length));
        Assert.True(PasswordVerifier.TryParse(decoy.ToString(), out _));
        Assert.False(decoy.Verify(""));
        Assert.False(decoy.Verify("Alice"));
        Assert.NotEqual(decoy.Salt.ToArray(), PasswordVerifier.DecoyFor("alicf", "secret"u8, 3).Salt.ToArray());
        Assert.NotEqual(decoy.Salt.ToArray(), PasswordVerifier.DecoyFor("Alice", "another"u8, 3).Salt.ToArray());
    }

    [Fact]
    public void A_credential_shows_its_name_alone()
    {
        var credential = new Credential("alice", PasswordVerifier.Make("pencil", Salt, 1), Exists: true);

        Assert.Equal("alice", $"{credential}");
    }
}
