using System.Net;
using System.Reflection;
using System.Text;
using ChatOn.Host;
using ChatOn.Host.Configuration;
using ChatOn.Host.Listening;

namespace ChatOn.Serving;

/// <summary>What the start says: where the server listens, and how to join from each client.</summary>
internal sealed class Banner(LoadedConfiguration configuration, ListenerService service)
{
    private readonly ChatOnOptions _options = configuration.Effective;

    public static string Version { get; } =
        typeof(Banner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    // As irssi and openssl show it.
    private string Fingerprint => string.Join(':', service.CertificateFingerprint.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));

    /// <summary>All in one write, so that who waits for a part of it finds the rest.</summary>
    public void Write(TextWriter output)
    {
        var text = new StringBuilder()
            .AppendLine($"ChatOn {Version} is up: {_options.Server.NetworkName} ({_options.Server.ServerName}), room {_options.Server.LobbyName}")
            .AppendLine();
        foreach (var listener in service.Listeners)
            text.AppendLine($"  listens on   {string.Join(", ", listener.EndPoints)}{Restrictions(listener)}");
        text.AppendLine($"  certificate  {Fingerprint}{(service.IsCertificateSelfSigned ? " (made here: compare it)" : "")}")
            .AppendLine($"  data         {_options.DataFolder}")
            .AppendLine($"  config       {configuration.File ?? "defaults (see docs/configuration.md)"}")
            .AppendLine()
            .AppendLine("Join with what you have:");
        foreach (var (client, how) in Ways())
            text.AppendLine($"  {client,-12} {how}");
        output.WriteLine(text);
        output.Flush();
    }

    private IEnumerable<(string Client, string How)> Ways()
    {
        if (First(ChatProtocols.Classic, isPlain: true) is { } classic)
            yield return ("nc", $"nc {Host(classic)} {classic.Port}");
        if (First(ChatProtocols.Irc, isPlain: true) is { } irc)
        {
            yield return ("irssi", $"irssi -c {Host(irc)} -p {irc.Port}");
            yield return ("WeeChat", $"weechat irc://{Host(irc)}:{irc.Port}/{_options.Server.LobbyName}");
        }
        else if (First(ChatProtocols.Irc, isPlain: false) is { } ircs)
        {
            yield return ("irssi", $"/connect -tls{(service.IsCertificateSelfSigned ? $" -notls_verify -tls_pinned_cert {Fingerprint}" : "")} {Host(ircs)} {ircs.Port}");
            yield return ("WeeChat", $"/server add chaton {Host(ircs)}/{ircs.Port} -tls{(service.IsCertificateSelfSigned ? $" -tls_fingerprint={service.CertificateFingerprint}" : "")}");
        }

        if (First(ChatProtocols.Classic | ChatProtocols.Irc, isPlain: false) is { } tls)
            yield return ("TLS", $"openssl s_client -quiet -connect {Host(tls)}:{tls.Port}");
        if (First(ChatProtocols.Http, isPlain: true) is { } http)
            yield return ("browser", $"http://{Host(http)}:{http.Port}/");
        else if (First(ChatProtocols.Http, isPlain: false) is { } https)
            yield return ("browser", $"https://{Host(https)}{(https.Port == 443 ? "" : $":{https.Port}")}/");
    }

    private BoundListener? First(ChatProtocols protocol, bool isPlain) => service.Listeners.FirstOrDefault(listener =>
        (listener.Options.Protocols & protocol) != 0 && (isPlain ? AcceptsPlain(listener) : listener.Options.Tls != TlsMode.Off));

    // As those see it who will be told the address: others than this machine, when it listens for others.
    private static bool AcceptsPlain(BoundListener listener) =>
        listener.Options.Tls != TlsMode.Required && (listener.IsLoopback || listener.Options.AllowPlainTextFromOtherMachines);

    private string Host(BoundListener listener)
    {
        var address = listener.EndPoints[0].Address;
        if (listener.IsLoopback)
            return listener.Options.Address.StartsWith("localhost", StringComparison.Ordinal) ? "localhost" : Text(address);
        if (_options.Host.PublicNames.Count > 0)
            return _options.Host.PublicNames[0];
        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? Environment.MachineName : Text(address);
    }

    private static string Text(IPAddress address) => address.ToString() is var text && text.Contains(':', StringComparison.Ordinal) ? $"[{text}]" : text;

    private static string Restrictions(BoundListener listener)
    {
        var words = new List<string>();
        if (listener.IsLoopback)
            words.Add("this machine only");
        if (listener.Options.Protocols != ChatProtocols.All)
            words.Add(listener.Options.Protocols.ToString().ToLowerInvariant() + " only");
        if (listener.Options.Tls == TlsMode.Required)
            words.Add("TLS only");
        if (listener.Options.Tls == TlsMode.Off)
            words.Add("no TLS");
        if (!listener.IsLoopback && listener.Options.AllowPlainTextFromOtherMachines)
            words.Add("PLAIN TEXT FROM OTHER MACHINES");
        return words.Count == 0 ? "" : $" ({string.Join("; ", words)})";
    }
}
