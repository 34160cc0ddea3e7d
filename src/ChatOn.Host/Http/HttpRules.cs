using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ChatOn.Host.Http;

/// <summary>What holds for every request before anybody answers it: host, proxy, HTTPS, method, and the headers of every answer.</summary>
/// <remarks>
/// The Host and Origin rules are against DNS rebinding and foreign pages: a page of <c>evil.example</c> that lets its name point here
/// sends its own name as Host, and its own address as Origin.
/// </remarks>
internal sealed class HttpRules(ForwardedPeer forwarded, IOptions<HostOptions> options)
{
    /// <summary>Of what a browser may let a page use, what is not used here. Writing to the clipboard is: links are copied.</summary>
    private static readonly string NoFeatures = string.Join(", ", """
        accelerometer autoplay browsing-topics camera clipboard-read display-capture encrypted-media fullscreen gamepad geolocation
        gyroscope hid identity-credentials-get idle-detection local-fonts magnetometer microphone midi otp-credentials payment
        picture-in-picture publickey-credentials-create publickey-credentials-get screen-wake-lock serial storage-access usb
        window-management xr-spatial-tracking
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(feature => feature + "=()"));

    private readonly HashSet<string> _publicNames = new(options.Value.PublicNames, StringComparer.OrdinalIgnoreCase);

    private readonly string? _hsts = options.Value.Http.HstsDays is { } days ? $"max-age={days * 24 * 60 * 60}" : null;

    public Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var peer = forwarded.Resolve(context.Features.GetRequiredFeature<HttpPeer>(), context.Request.Headers);
        context.Features.Set(peer);
        SetHeaders(context, peer);

        var request = context.Request;
        int refusal = 0;
        if (!IsOurs(request.Host.Host))
            refusal = StatusCodes.Status421MisdirectedRequest;
        else if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !SessionEndpoint.Takes(request))
            refusal = StatusCodes.Status405MethodNotAllowed;
        else if (!peer.IsAcceptable && peer.Listener.Options.Tls == TlsMode.Off)
            refusal = StatusCodes.Status403Forbidden;
        else if (!peer.IsAcceptable)
        {
            context.Response.Headers.Location = $"https://{request.Host}{request.GetEncodedPathAndQuery()}";
            refusal = StatusCodes.Status308PermanentRedirect;
        }
        else if (request.Headers.Origin is [var origin, ..] && request.Headers.ContainsKey(HeaderNames.Upgrade) && !IsOurPage(origin, request.Host.Host))
            refusal = StatusCodes.Status403Forbidden;

        if (refusal == 0)
            return next(context);

        context.Response.StatusCode = refusal;
        context.Response.ContentLength = 0;
        if (refusal == StatusCodes.Status405MethodNotAllowed)
            context.Response.Headers.Allow = "GET, HEAD";

        // Whatever body follows is not read.
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }

    private bool IsOurs(string host) => host == "localhost" || IsAddress(host) || _publicNames.Contains(host);

    /// <summary>
    /// A page of this server, of this machine, or of a configured name. A foreign page on a bare address is not: that it names no name
    /// does not make it ours.
    /// </summary>
    private bool IsOurPage(string? origin, string host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Scheme is "http" or "https"
        && (page.Host == "localhost" || _publicNames.Contains(page.Host)
            || string.Equals(page.Host, host, StringComparison.OrdinalIgnoreCase)
            || (IsAddress(page.Host) && IPAddress.IsLoopback(IPAddress.Parse(page.Host))));

    private static bool IsAddress(string host) => Uri.CheckHostName(host) is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private void SetHeaders(HttpContext context, HttpPeer peer)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        headers[HeaderNames.CacheControl] = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = NoFeatures;
        if (_hsts is not null && peer.IsSecure)
            headers.StrictTransportSecurity = _hsts;
    }
}
