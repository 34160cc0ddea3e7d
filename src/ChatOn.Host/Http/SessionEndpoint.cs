using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ChatOn.Host.Http;

/// <summary>
/// <c>/session</c>: keeps an app password in a cookie (<c>POST</c>), says which is kept (<c>GET</c>), lets go of it (<c>DELETE</c>).
/// </summary>
/// <remarks>
/// The page has got the app password from NickServ, which also lists it and takes it back; nothing is known of it here. It is shown to the
/// chat when the page connects, for EXTERNAL.
/// </remarks>
internal static class SessionEndpoint
{
    public const string Path = "/session";

    private const int MaxBodyBytes = 2 * SessionCookie.MaxBytes;

    /// <summary>The methods that are taken there, beside those that are taken everywhere.</summary>
    public static bool Takes(HttpRequest request) =>
        request.Path == Path && (HttpMethods.IsPost(request.Method) || HttpMethods.IsDelete(request.Method));

    public static async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = context.Request.Method switch
        {
            "POST" => SameOrigin.IsShown(context) ? await KeepAsync(context) : StatusCodes.Status403Forbidden,
            "DELETE" => SameOrigin.IsShown(context) ? LetGo(context) : StatusCodes.Status403Forbidden,
            _ => SameOrigin.IsNotForeign(context) ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden,
        };
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            await TellAsync(context);
        }
        else if (context.Response.StatusCode != StatusCodes.Status204NoContent)
        {
            // Whatever body is left is not read.
            context.Response.ContentLength = 0;
            context.Response.Headers.Connection = "close";
        }
    }

    private static async Task<int> KeepAsync(HttpContext context)
    {
        if (!SessionCookie.MayBeKept(context))
            return StatusCodes.Status403Forbidden;
        // A form of another page cannot send this type.
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType != "application/json")
            return StatusCodes.Status415UnsupportedMediaType;
        if (context.Request.ContentLength is not { } length)
            return StatusCodes.Status411LengthRequired;
        if (length > MaxBodyBytes)
            return StatusCodes.Status413PayloadTooLarge;
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxBodyBytes;
        byte[] body = new byte[length];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        if (Parse(body) is not { } kept)
            return StatusCodes.Status400BadRequest;
        SessionCookie.Write(context, kept.Name, kept.Password);
        return StatusCodes.Status204NoContent;
    }

    private static int LetGo(HttpContext context)
    {
        SessionCookie.Remove(context);
        return StatusCodes.Status204NoContent;
    }

    private static async Task TellAsync(HttpContext context)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new SessionFacts(SessionCookie.Read(context)?.Name), SessionJson.Default.SessionFacts);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static AppPasswordBody? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SessionJson.Default.AppPasswordBody) is { Name: { } name, Password: { Length: > 0 } } kept
                && name.Split('/') is [{ Length: > 0 }, { Length: > 0 }] && !name.Contains(':', StringComparison.Ordinal)
                && name.Length + kept.Password.Length < SessionCookie.MaxBytes
                    ? kept
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What is to be kept: as APPPASSWORD ADD has answered.</summary>
/// <param name="Name"><c>account/app</c>; what was not given is null, whatever the type says.</param>
internal sealed record AppPasswordBody(string Name, string Password);

/// <summary>What is kept.</summary>
/// <param name="Name"><c>account/app</c>; null when nothing is.</param>
internal sealed record SessionFacts(string? Name);

/// <summary>How both are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AppPasswordBody))]
[JsonSerializable(typeof(SessionFacts))]
internal sealed partial class SessionJson : JsonSerializerContext;
