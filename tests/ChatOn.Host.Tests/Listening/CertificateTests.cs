using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatOn.Host.Listening;
using ChatOn.Host.Tests.Kit;

namespace ChatOn.Host.Tests.Listening;

public sealed class CertificateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chaton-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_start_makes_a_certificate_that_later_starts_keep()
    {
        var options = new HostOptions { DataFolder = Path.Combine(_folder.FullName, "new"), PublicNames = ["chat.example.org", "192.0.2.1"] };
        string fingerprint;
        await using (var host = await TestHost.StartAsync(options))
        {
            fingerprint = host.Service.CertificateFingerprint;
            Assert.True(host.Service.IsCertificateSelfSigned);
            Assert.Equal(fingerprint, await FingerprintAsync(host));
        }

        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(options.DataFolder, "cert.pem"));
        Assert.Equal(fingerprint, Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)));
        Assert.True(certificate.MatchesHostname("localhost") && certificate.MatchesHostname("chat.example.org"));
        Assert.True(certificate.MatchesHostname("127.0.0.1") && certificate.MatchesHostname("::1") && certificate.MatchesHostname("192.0.2.1"));
        Assert.Equal("1.2.840.10045.2.1", certificate.PublicKey.Oid.Value);
        Assert.InRange((certificate.NotAfter - certificate.NotBefore).TotalDays, 3650, 3656);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(options.DataFolder, "key.pem")));
        await using var again = await TestHost.StartAsync(options);
        Assert.Equal(fingerprint, again.Service.CertificateFingerprint);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_a_typed_exception_that_says_so()
    {
        string file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");
        var exception = await Assert.ThrowsAsync<CertificateException>(() => TestHost.StartAsync(new HostOptions { DataFolder = file }));

        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_pair_that_does_not_fit_is_a_typed_exception()
    {
        var pair = Pair("a");
        Pem.Write(pair, "a.example");
        Pem.Write(pair with { CertificateFile = pair.CertificateFile + ".other" }, "b.example");
        var options = new HostOptions { Tls = new TlsOptions { Certificates = [pair] } };
        var exception = await Assert.ThrowsAsync<CertificateException>(() => TestHost.StartAsync(options));

        Assert.Contains(pair.KeyFile, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Spec", "IRCv3/sni#1")]
    [Trait("Spec", "IRCv3/sni#2")]
    public async Task The_name_a_client_asks_for_selects_the_certificate()
    {
        var (a, b) = (Pair("a"), Pair("b"));
        var (fingerprintA, fingerprintB) = (Pem.Write(a, "a.example"), Pem.Write(b, "b.example"));
        await using var host = await TestHost.StartAsync(new HostOptions { Tls = new TlsOptions { Certificates = [a, b] } });

        Assert.Equal(fingerprintA, await FingerprintAsync(host, "a.example"));
        Assert.Equal(fingerprintB, await FingerprintAsync(host, "b.example"));
        Assert.Equal(fingerprintA, await FingerprintAsync(host, "c.example"));
        Assert.False(host.Service.IsCertificateSelfSigned);
    }

    [Fact]
    public async Task Changed_files_are_taken_up_and_nobody_is_dropped()
    {
        var time = new ManualTime();
        var pair = Pair("a");
        string old = Pem.Write(pair, "a.example");
        await using var host = await TestHost.StartAsync(new HostOptions { Tls = new TlsOptions { Certificates = [pair] } }, time: time);
        using var client = await host.ConnectAsync();
        await client.SecureAsync();
        await client.SendAsync("CAP LS\r\n");
        var session = await host.Chat.NextAsync();
        Assert.Equal(old, host.Service.CertificateFingerprint);

        string changed = Pem.Write(pair, "much-longer-name.example");
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(changed, host.Service.CertificateFingerprint);
        Assert.Equal(changed, await FingerprintAsync(host));
        session.Send("still here\r\n");
        await client.ExpectsAsync("still here\r\n");
    }

    [Fact]
    public async Task Changed_files_that_cannot_be_used_leave_the_old_certificate()
    {
        var pair = Pair("a");
        string old = Pem.Write(pair, "a.example");
        await using var host = await TestHost.StartAsync(new HostOptions { Tls = new TlsOptions { Certificates = [pair] } });
        await File.WriteAllTextAsync(pair.CertificateFile, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        Assert.False(host.Service.ReloadCertificates());
        Assert.Equal(old, await FingerprintAsync(host));
        string repaired = Pem.Write(pair, "a.example");
        Assert.True(host.Service.ReloadCertificates());
        Assert.Equal(repaired, await FingerprintAsync(host));
    }

    private CertificateOptions Pair(string name) => new()
    {
        CertificateFile = Path.Combine(_folder.FullName, name + ".cert.pem"),
        KeyFile = Path.Combine(_folder.FullName, name + ".key.pem"),
    };

    private static async Task<string> FingerprintAsync(TestHost host, string name = "localhost")
    {
        using var client = await host.ConnectAsync();
        var tls = await client.SecureAsync(new SslClientAuthenticationOptions { TargetHost = name });
        return Convert.ToHexStringLower(SHA256.HashData(tls.RemoteCertificate!.GetRawCertData()));
    }
}
