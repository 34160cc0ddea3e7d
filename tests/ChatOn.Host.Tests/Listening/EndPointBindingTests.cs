using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatOn.Host.Listening;
using ChatOn.Host.Tests.Kit;

namespace ChatOn.Host.Tests.Listening;

[Trait("Spec", "RFC5929")]
public sealed class EndPointBindingTests : IDisposable
{
    // Made with openssl.
    private const string Sha1Certificate =
        "MIIB9DCCAV2gAwIBAgIUUlOtf6+8MQCTG6DWR5m1OouvTIAwDQYJKoZIhvcNAQEFBQAwDDEKMAgGA1UEAwwBYTAeFw0yNjExMjQyMzI2NDdaFw00NjExMTky" +
        "MzI2NDdaMAwxCjAIBgNVBAMMAWEwgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBAPADiVPqby1A9B7pAs1qxheGrvJ+o4dJKksFVXHgQDSddImOc9bO8Ikb" +
        "xROG04yMRuy34Rs+/29xY6NkSLT9mZZhuqtqUFp3nOfeHkNW6whu9/h7lPwn1HHXH5P0kQ/qfkOBkR/n5tCMkNQAsY5mJC7rSmAspR/Ia1Pi1tpPUlRDAgMB" +
        "AAGjUzBRMB0GA1UdDgQWBBRhhyqjWZCHytdOaYOmAoedjhGgLDAfBgNVHSMEGDAWgBRhhyqjWZCHytdOaYOmAoedjhGgLDAPBgNVHRMBAf8EBTADAQH/MA0G" +
        "CSqGSIb3DQEBBQUAA4GBAJcouR6gVkWziIR+0sb2ir90VMX9diLkOxy8hmgSERQQ11cloHeIR5ovoNsd4/a2Fu/fQ5E2iZ/xCCUiXVbDA3FvXcRfin8lsJoN" +
        "tyIm9C7IgSmH3tbUhi9vhYt/OsliuJw3mwAaflcbaF2Iwsn14nPtP+g/ab95NMLQt5+hwtZZ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chaton-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("SHA256", "SHA256")]
    [InlineData("SHA384", "SHA384")]
    [InlineData("SHA512", "SHA512")]
    public void It_is_the_hash_of_the_certificate_by_the_hash_of_its_signature(string signature, string hash)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var algorithm = new HashAlgorithmName(signature);

        using var elliptic = Signed(new CertificateRequest("CN=a", ecdsa, algorithm));
        using var classic = Signed(new CertificateRequest("CN=a", rsa, algorithm, RSASignaturePadding.Pkcs1));

        Assert.Equal(Hash(hash, elliptic), ServerCertificate.BindingOf(elliptic)!.Value.ToArray());
        Assert.Equal(Hash(hash, classic), ServerCertificate.BindingOf(classic)!.Value.ToArray());
    }

    [Fact]
    public void A_signature_by_SHA_1_counts_as_one_by_SHA_256()
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(Sha1Certificate));

        Assert.Equal("1.2.840.113549.1.1.5", certificate.SignatureAlgorithm.Value);
        Assert.Equal(SHA256.HashData(certificate.RawData), ServerCertificate.BindingOf(certificate)!.Value.ToArray());
    }

    [Fact]
    public void A_signature_that_does_not_name_one_hash_has_none()
    {
        using var rsa = RSA.Create(2048);
        using var certificate = Signed(new CertificateRequest("CN=a", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));

        Assert.Null(ServerCertificate.BindingOf(certificate));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Client_and_server_compute_the_same_of_each_handshake_by_name_and_after_a_reload(SslProtocols version)
    {
        var (a, b) = (Pair("a"), Pair("b"));
        Pem.Write(a, "a.example");
        Pem.Write(b, "b.example");
        await using var host = await TestHost.StartAsync(new HostOptions { Tls = new TlsOptions { Certificates = [a, b] } });

        var first = await SameOnBothSidesAsync(host, "a.example", version);
        var second = await SameOnBothSidesAsync(host, "b.example", version);
        Assert.Equal(first, await SameOnBothSidesAsync(host, "a.example", version));
        Pem.Write(a, "a.example");
        Assert.True(host.Service.ReloadCertificates());
        var renewed = await SameOnBothSidesAsync(host, "a.example", version);

        Assert.Equal(second, await SameOnBothSidesAsync(host, "b.example", version));
        Assert.Equal(3, new[] { first, second, renewed }.Distinct().Count());
    }

    [Fact]
    public async Task Without_TLS_there_is_none()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync("NICK alice\r\n");

        Assert.Null((await host.Chat.NextAsync()).Transport.Peer.EndPointBinding);
    }

    // The client may resume the session of an earlier handshake: then too, it knows the certificate of that one.
    private static async Task<string> SameOnBothSidesAsync(TestHost host, string name, SslProtocols version)
    {
        using var client = await host.ConnectAsync();
        var tls = await client.SecureAsync(new SslClientAuthenticationOptions { TargetHost = name, EnabledSslProtocols = version });
        await client.SendAsync("NICK alice\r\n");
        var peer = (await host.Chat.NextAsync()).Transport.Peer;
        var own = Convert.ToHexString(SHA256.HashData(tls.RemoteCertificate!.GetRawCertData()));

        Assert.Equal(own, Convert.ToHexString(peer.EndPointBinding!.Value.Span));
        return own;
    }

    private CertificateOptions Pair(string name) => new()
    {
        CertificateFile = Path.Combine(_folder.FullName, name + ".cert.pem"),
        KeyFile = Path.Combine(_folder.FullName, name + ".key.pem"),
    };

    private static X509Certificate2 Signed(CertificateRequest request) =>
        request.CreateSelfSigned(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2045, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static byte[] Hash(string name, X509Certificate2 certificate) => CryptographicOperations.HashData(new HashAlgorithmName(name), certificate.RawData);
}
