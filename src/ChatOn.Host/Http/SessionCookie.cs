using System.Buffers.Text;
using System.Text;
using ChatOn.Server.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatOn.Host.Http;

/// <summary>The cookie in which a browser keeps its app password: no page can read it, no other site has it sent along.</summary>
internal static class SessionCookie
{
    /// <summary>The most bytes of a name and a password.</summary>
    public const int MaxBytes = 512;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>The stored log-in that came with a request; null for none.</summary>
    public static StoredLogIn? Read(HttpContext context)
    {
        if (!MayBeKept(context)
            || context.Request.Cookies[NameFor(context)] is not { Length: > 0 and <= MaxBytes * 2 } value
            || !Base64Url.IsValid(value))
            return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(value)).Split(':', 2) is [{ Length: > 0 } name, { Length: > 0 } password]
            ? new StoredLogIn(name, password)
            : null;
    }

    public static void Write(HttpContext context, string name, string password) => context.Response.Cookies.Append(
        NameFor(context), Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{name}:{password}")), OptionsFor(context, Lifetime));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), OptionsFor(context, lifetime: null));

    /// <summary>Whether passwords may come this way: not where somebody on the way reads along.</summary>
    public static bool MayBeKept(HttpContext context) => context.Features.GetRequiredFeature<HttpPeer>() is { IsSecure: true } or { IsLoopback: true };

    // __Host-: no other name and no page without TLS can set it. https://www.rfc-editor.org/rfc/rfc6265#section-4.1
    private static string NameFor(HttpContext context) => IsSecure(context) ? "__Host-chaton" : "chaton";

    private static CookieOptions OptionsFor(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = IsSecure(context),
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };

    private static bool IsSecure(HttpContext context) => context.Features.GetRequiredFeature<HttpPeer>().IsSecure;
}
