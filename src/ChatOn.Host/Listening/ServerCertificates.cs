using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Listening;

/// <summary>The certificates in use: those of one's own or the self-signed one, read again when their files change.</summary>
/// <remarks>Connections keep the certificate they began with. A changed file that cannot be used leaves the old one in place.</remarks>
internal sealed partial class ServerCertificates(IOptions<HostOptions> options, TimeProvider time, ILogger<ServerCertificates> logger) : IDisposable
{
    private readonly HostOptions _options = options.Value;
    private readonly Lock _gate = new();
    private IReadOnlyList<CertificateOptions> _pairs = [];
    private ServerCertificate[] _loaded = [];
    private FileStamp[] _stamps = [];
    private ITimer? _timer;

    /// <summary>SHA-256 of the first certificate, lower-case hex.</summary>
    public string Fingerprint => _loaded[0].Fingerprint;

    /// <summary>Whether the certificate was made here, so that nobody but those who pin it can trust it.</summary>
    public bool IsSelfSigned => _options.Tls.Certificates is [];

    /// <summary>Reads (or makes) the certificates and begins to look for changes.</summary>
    /// <exception cref="CertificateException">One of them cannot be used.</exception>
    public void Start()
    {
        _pairs = IsSelfSigned
            ? [SelfSignedCertificate.Ensure(_options.DataFolder, _options.PublicNames, time)]
            : _options.Tls.Certificates;
        _stamps = ReadStamps();
        _loaded = [.. _pairs.Select(LoadChecked)];
        var interval = TimeSpan.FromSeconds(_options.Tls.ReloadCheckSeconds);
        _timer = time.CreateTimer(_ => ReloadIfChanged(), state: null, interval, interval);
    }

    /// <summary>The certificate for a name a client asked for; the first one when none matches.</summary>
    public ServerCertificate Select(string? serverName)
    {
        var loaded = Volatile.Read(ref _loaded);
        if (serverName is not null && loaded.Length > 1)
        {
            foreach (var certificate in loaded)
            {
                if (certificate.Context.TargetCertificate.MatchesHostname(serverName))
                    return certificate;
            }
        }

        return loaded[0];
    }

    /// <summary>Reads all files again now.</summary>
    /// <returns>False when one of them cannot be used; then nothing has changed, and the log says why.</returns>
    public bool Reload()
    {
        lock (_gate)
        {
            var stamps = ReadStamps();
            try
            {
                ServerCertificate[] loaded = [.. _pairs.Select(LoadChecked)];
                Volatile.Write(ref _loaded, loaded);
                LogReloaded(loaded[0].Fingerprint);
                return true;
            }
            catch (CertificateException e)
            {
                LogKept(e.Message);
                return false;
            }
            finally
            {
                _stamps = stamps;
            }
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void ReloadIfChanged()
    {
        bool isChanged;
        lock (_gate)
            isChanged = !ReadStamps().AsSpan().SequenceEqual(_stamps);
        if (isChanged)
            Reload();
    }

    private FileStamp[] ReadStamps() => [.. _pairs.SelectMany(p => new[] { FileStamp.Of(p.CertificateFile), FileStamp.Of(p.KeyFile) })];

    // https://ircv3.net/specs/extensions/sts: a client that is told to insist on TLS has to be able to check the certificate.
    private ServerCertificate LoadChecked(CertificateOptions pair)
    {
        var certificate = Load(pair);
        var subject = certificate.Context.TargetCertificate;
        if (!IsSelfSigned && _options.Tls.StrictTransportSecurity.IsOn && subject.SubjectName.RawData.AsSpan().SequenceEqual(subject.IssuerName.RawData))
        {
            throw new CertificateException(
                $"The certificate \"{pair.CertificateFile}\" is self-signed, but tls.strictTransportSecurity needs a publicly trusted one");
        }

        return certificate;
    }

    private static ServerCertificate Load(CertificateOptions pair)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(pair.CertificateFile);
            var leaf = X509Certificate2.CreateFromPemFile(pair.CertificateFile, pair.KeyFile);
            var intermediates = new X509Certificate2Collection(chain.Where(c => c.Thumbprint != leaf.Thumbprint).ToArray());
            var context = SslStreamCertificateContext.Create(leaf, intermediates, offline: true);
            return new ServerCertificate(context);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new CertificateException($"Cannot use the certificate \"{pair.CertificateFile}\" with the key \"{pair.KeyFile}\": {e.Message}", e);
        }
    }

    [LoggerMessage(LogLevel.Information, "Certificate files were read again; the fingerprint is {Fingerprint}")]
    private partial void LogReloaded(string fingerprint);

    [LoggerMessage(LogLevel.Error, "The changed certificate files were not taken, the old certificate stays: {Reason}")]
    private partial void LogKept(string reason);

    private readonly record struct FileStamp(DateTime LastWrite, long Length)
    {
        public static FileStamp Of(string path)
        {
            var file = new FileInfo(path);
            return file.Exists ? new FileStamp(file.LastWriteTimeUtc, file.Length) : default;
        }
    }
}
