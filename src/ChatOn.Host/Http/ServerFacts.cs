using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOn.Host.Listening;
using ChatOn.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Http;

/// <summary><c>/server.json</c>: whose server this is, what is asked of whom comes in, and how to join with other clients.</summary>
/// <remarks>Nothing that the welcome of an IRC client would not tell.</remarks>
internal sealed class ServerFacts(ServerOptions server, ServerCertificates certificates, IOptions<HostOptions> options)
{
    public Task AnswerAsync(HttpContext context)
    {
        var join = JoinPoint.For(context.Features.GetRequiredFeature<HttpPeer>(), context.Request.Host, options.Value.Listeners);
        var facts = new ServerFactsBody(
            server.ServerName,
            server.NetworkName,
            server.Description,
            server.LobbyName,
            new EntryFacts(server.PasswordHash.Length > 0, server.Accounts.Required),
            new RegistrationFacts(server.Accounts.Registration.ToString().ToLowerInvariant(), server.Accounts.EmailRequired, server.Accounts.PasswordMinLength),
            join,
            // Whoever pins a certificate that others vouch for is locked out when it is renewed.
            certificates.IsSelfSigned && join.Port is not null ? certificates.Fingerprint : null);
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(facts, ServerFactsJson.Default.ServerFactsBody);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}

/// <summary>What is told.</summary>
/// <param name="Name">The server's name on the wire.</param>
/// <param name="Fingerprint">SHA-256 of the certificate when nobody but those who compare it can trust it, lower-case hex; else null.</param>
internal sealed record ServerFactsBody(
    string Name, string Network, string Description, string Lobby, EntryFacts Entry, RegistrationFacts Registration, JoinPoint Join, string? Fingerprint);

/// <summary>What is asked of everybody.</summary>
/// <param name="NeedsPassword">The server's own, with PASS.</param>
internal sealed record EntryFacts(bool NeedsPassword, bool NeedsAccount);

/// <summary>What is asked of who registers.</summary>
/// <param name="Policy">"open", "invitation" (a code), "operator" (by one, for others) or "closed".</param>
internal sealed record RegistrationFacts(string Policy, bool NeedsEmail, int PasswordMinLength);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServerFactsBody))]
internal sealed partial class ServerFactsJson : JsonSerializerContext;
