using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatOn.Host.Http;

/// <summary>Whether a request was made by a page of exactly this origin: scheme, name and port.</summary>
/// <remarks>
/// Cookies do not tell ports apart, nor does SameSite: a page of another program on <c>localhost</c> has ours sent along. So what acts on a
/// cookie asks this.
/// </remarks>
internal static class SameOrigin
{
    /// <summary>Whether it says so itself; who does not say whence it comes is no browser, or hides it.</summary>
    public static bool IsShown(HttpContext context)
    {
        var request = context.Request;
        return IsNotForeign(context)
            && request.Headers.Origin is [{ } origin]
            && Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && page.Scheme == (context.Features.GetRequiredFeature<HttpPeer>().IsSecure ? "https" : "http")
            && string.Equals(page.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            && page.Port == (request.Host.Port ?? (page.Scheme == "https" ? 443 : 80));
    }

    /// <summary>Whether nothing says that another page, or none, made it: for what is only read.</summary>
    public static bool IsNotForeign(HttpContext context) => context.Request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"];
}
