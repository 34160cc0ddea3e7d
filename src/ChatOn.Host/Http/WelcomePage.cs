using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatOn.Host.Listening;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Http;

/// <summary><c>/join</c>, and <c>/</c> in a build without the browser client: a page without scripts that says how to join from each client.</summary>
internal sealed class WelcomePage
{
    private readonly ServerCertificates _certificates;
    private readonly WebClient _client;
    private readonly IReadOnlyList<ListenerOptions> _listeners;
    private readonly string _lobby;
    private readonly string _template;
    private readonly string _policy;

    public WelcomePage(ServerCertificates certificates, WebClient client, IOptions<HostOptions> options)
    {
        _certificates = certificates;
        _client = client;
        _listeners = options.Value.Listeners;
        _lobby = WebUtility.HtmlEncode(options.Value.LobbyName);
        using var stream = typeof(WelcomePage).Assembly.GetManifestResourceStream("ChatOn.Host.Http.welcome.html")!;
        using var reader = new StreamReader(stream);
        _template = reader.ReadToEnd().ReplaceLineEndings("\n");
        string styleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Between(_template, "<style>", "</style>"))));
        _policy = $"default-src 'none'; style-src 'sha256-{styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    }

    public Task AnswerAsync(HttpContext context)
    {
        var peer = context.Features.GetRequiredFeature<HttpPeer>();
        byte[] page = Encoding.UTF8.GetBytes(Render(context.Request.Host, peer));
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        context.Response.Headers.ContentSecurityPolicy = _policy;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(page, context.RequestAborted).AsTask();
    }

    /// <param name="host">As the browser was told, so that it works for others who are told the same.</param>
    private string Render(HostString host, HttpPeer peer)
    {
        int webPort = host.Port ?? (peer.IsSecure ? 443 : 80);
        int port = JoinPoint.For(peer, host, _listeners).Port ?? webPort;
        string fingerprint = _certificates.Fingerprint;
        string page = _template;
        if (!peer.IsLoopback || !peer.Listener.Speaks(ChatProtocols.Classic))
            page = Without("local", page);
        page = Without(_client.IsBuilt ? "unbuilt" : "built", page);
        // Whoever pins a certificate that others vouch for is locked out when it is renewed.
        page = Without(_certificates.IsSelfSigned ? "trusted" : "selfsigned", page);

        return new StringBuilder(page)
            .Replace("{{host}}", WebUtility.HtmlEncode(host.Host))
            .Replace("{{port}}", port.ToString())
            .Replace("{{address}}", WebUtility.HtmlEncode($"{host.Host}:{webPort}"))
            .Replace("{{fingerprint}}", fingerprint)
            .Replace("{{fingerprint-colons}}", string.Join(':', fingerprint.ToUpperInvariant().Chunk(2).Select(pair => new string(pair))))
            .Replace("{{lobby}}", _lobby) // Last: a room's name may look like one of the above.
            .ToString();
    }

    private static string Without(string part, string page)
    {
        var (begin, end) = ($"<!--{part}-->", $"<!--/{part}-->");
        while (page.Contains(begin, StringComparison.Ordinal))
            page = page.Replace(begin + Between(page, begin, end) + end, "", StringComparison.Ordinal);
        return page;
    }

    private static string Between(string text, string begin, string end)
    {
        int start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[start..text.IndexOf(end, start, StringComparison.Ordinal)];
    }
}
