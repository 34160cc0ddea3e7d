using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatOn.Host.Tests.Kit;

/// <summary>Certificates for tests.</summary>
internal static class Pem
{
    public static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2045, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>Writes a new pair, over an old one if there is one.</summary>
    /// <returns>The fingerprint.</returns>
    public static string Write(CertificateOptions pair, string name)
    {
        using var certificate = SelfSigned(name);
        File.WriteAllText(pair.CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(pair.KeyFile, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
    }
}
