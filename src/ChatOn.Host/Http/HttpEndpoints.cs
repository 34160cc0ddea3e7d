using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Http;

/// <summary>The paths there are: the browser client, the page for others, facts, the stored log-in, the WebSocket, health, metrics.</summary>
internal sealed class HttpEndpoints
{
    private readonly WebClient _client;
    private readonly WelcomePage _page;
    private readonly ServerFacts _facts;
    private readonly WebSocketEndpoint _webSocket;
    private readonly RequestDelegate _metrics;
    private readonly byte[]? _metricsTokenHash;

    public HttpEndpoints(
        WebClient client, WelcomePage page, ServerFacts facts, WebSocketEndpoint webSocket, IOptions<HostOptions> options, IServiceProvider services)
    {
        _client = client;
        _page = page;
        _facts = facts;
        _webSocket = webSocket;
        _metrics = new ApplicationBuilder(services).UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build();
        if (options.Value.Http.MetricsToken is { } token)
            _metricsTokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
    }

    public Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/" when !_client.IsBuilt => _page.AnswerAsync(context),
        "/join" => _page.AnswerAsync(context),
        "/server.json" => _facts.AnswerAsync(context),
        SessionEndpoint.Path => SessionEndpoint.AnswerAsync(context),
        "/ws" => _webSocket.AnswerAsync(context),
        "/healthz" => TextAsync(context, StatusCodes.Status200OK, "ok"),
        "/metrics" => MayReadMetrics(context) ? _metrics(context) : TextAsync(context, StatusCodes.Status403Forbidden, "forbidden"),
        _ => _client.TryAnswer(context, out var answering) ? answering : TextAsync(context, StatusCodes.Status404NotFound, "not found"),
    };

    private bool MayReadMetrics(HttpContext context)
    {
        if (context.Features.GetRequiredFeature<HttpPeer>().IsLoopback)
            return true;

        const string Scheme = "Bearer ";
        return _metricsTokenHash is not null
            && context.Request.Headers.Authorization is [{ } authorization]
            && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..])), _metricsTokenHash);
    }

    private static Task TextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = text.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text, context.RequestAborted);
    }
}
