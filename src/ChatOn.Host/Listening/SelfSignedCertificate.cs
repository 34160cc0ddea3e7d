using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatOn.Host.Listening;

/// <summary>Makes the certificate of a server that has none: ECDSA P-256, for ten years, kept in the data folder.</summary>
internal static class SelfSignedCertificate
{
    private const int Years = 10;
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>The pair in the data folder, made if it is not there.</summary>
    /// <exception cref="CertificateException">The folder cannot be written.</exception>
    public static CertificateOptions Ensure(string dataFolder, IEnumerable<string> publicNames, TimeProvider time)
    {
        var pair = new CertificateOptions
        {
            CertificateFile = Path.Combine(dataFolder, "cert.pem"),
            KeyFile = Path.Combine(dataFolder, "key.pem"),
        };
        if (File.Exists(pair.CertificateFile))
            return pair;

        try
        {
            Directory.CreateDirectory(dataFolder);
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = Make(key, publicNames, time.GetUtcNow());

            // The key first: a certificate without its key would be an error, a key without certificate is made anew.
            Write(pair.KeyFile, key.ExportPkcs8PrivateKeyPem());
            Write(pair.CertificateFile, certificate.ExportCertificatePem());
            return pair;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException($"Cannot write a certificate to the data folder \"{dataFolder}\": {e.Message}", e);
        }
    }

    private static X509Certificate2 Make(ECDsa key, IEnumerable<string> publicNames, DateTimeOffset now)
    {
        string[] names = [.. publicNames.Append("localhost").Append(Environment.MachineName).Distinct(StringComparer.OrdinalIgnoreCase)];
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out var address))
                alternatives.AddIpAddress(address);
            else if (Uri.CheckHostName(name) == UriHostNameType.Dns)
                alternatives.AddDnsName(name);
        }

        alternatives.AddIpAddress(IPAddress.Loopback);
        alternatives.AddIpAddress(IPAddress.IPv6Loopback);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(names[0]);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication], critical: false));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
    }

    private static void Write(string path, string pem)
    {
        string unfinished = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(unfinished);
        using (var writer = new StreamWriter(unfinished, options))
            writer.Write(pem + "\n");
        File.Move(unfinished, path, overwrite: true);
    }
}
