using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Http;

/// <summary>Kestrel without listening sockets of its own, and without a web application around it: a few paths need neither.</summary>
internal sealed class HttpServer(
    HttpIntake intake,
    HttpRules rules,
    HttpEndpoints endpoints,
    IOptions<HostOptions> options,
    IServiceProvider services,
    ILoggerFactory loggers) : IAsyncDisposable
{
    private const int MaxHeaders = 64;
    private const int MaxHeaderBytes = 16 * 1024;

    private KestrelServer? _kestrel;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var http = options.Value.Http;
        var kestrel = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(http.RequestHeadersTimeoutSeconds);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(http.KeepAliveTimeoutSeconds);
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxRequestHeaderCount = MaxHeaders;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        kestrel.Listen(IPAddress.Loopback, port: 1, listen => listen.Protocols = HttpProtocols.Http1);
        _kestrel = new KestrelServer(Options.Create(kestrel), intake, loggers);

        var pipeline = new ApplicationBuilder(services);
        pipeline.Use(rules.ApplyAsync);
        pipeline.UseWebSockets();
        pipeline.Run(endpoints.AnswerAsync);
        return _kestrel.StartAsync(new Application(pipeline.Build()), cancellationToken);
    }

    /// <summary>Lets requests finish until the token says that it is enough.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _kestrel?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _kestrel?.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class Application(RequestDelegate pipeline) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => pipeline(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
