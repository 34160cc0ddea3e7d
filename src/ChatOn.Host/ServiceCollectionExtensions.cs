using System.Reflection;
using ChatOn.Host.Administration;
using ChatOn.Host.Http;
using ChatOn.Host.Listening;
using ChatOn.Host.Mail;
using ChatOn.Server;
using ChatOn.Server.Accounts;
using ChatOn.Server.Loop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ChatOn.Host;

/// <summary>The entry point of the network host.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Time series per instrument. Room for each is taken at the start: the default of 2,000 costs 4 MB.</summary>
    private const int MaxSeries = 100;

    private static string? Version =>
        typeof(ServiceCollectionExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    /// <summary>
    /// Adds <see cref="ListenerService"/>, which listens while the application runs. Needs an <see cref="IChatServer"/>, started before it
    /// (so: added before it). Options come from <c>services.AddOptions&lt;HostOptions&gt;()</c>, else defaults; they are checked at start.
    /// </summary>
    public static IServiceCollection AddChatHost(this IServiceCollection services)
    {
        services.AddOptions<HostOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<HostOptions>, HostOptionsValidator>();
        services.AddSingleton<IValidateOptions<HostOptions>, HostAddressValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IBackgroundThreads, ThreadNiceness>();
        services.AddSingleton<HostMetrics>();
        services.AddSingleton(s => new ConnectionGate(
            s.GetRequiredService<IOptions<HostOptions>>().Value.Limits, s.GetRequiredService<HostMetrics>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ChatDoor>();
        services.AddSingleton<ServerCertificates>();
        services.AddSingleton<ProxyIntroduction>();
        services.AddSingleton<GatewayList>();
        services.AddSingleton<TlsUpgrade>();
        services.AddSingleton<Farewells>();
        services.AddSingleton<SpareConnections>();
        services.AddSingleton<Reception>();
        services.AddSingleton<HttpIntake>();
        services.AddSingleton<HttpServer>();
        services.AddSingleton<HttpRules>();
        services.AddSingleton<ForwardedPeer>();
        services.AddSingleton<HttpEndpoints>();
        services.AddSingleton<WelcomePage>();
        services.AddSingleton<ServerFacts>();
        services.TryAddSingleton(new WebClient(WebClient.Folder));
        services.AddSingleton<WebSocketEndpoint>();
        services.AddOpenTelemetry().ConfigureResource(Name).WithMetrics(metrics => metrics
            .AddMeter(HostMetrics.MeterName)
            .AddRuntimeInstrumentation()
            .AddView("*", new MetricStreamConfiguration { CardinalityLimit = MaxSeries })
            .AddPrometheusExporter());
        services.AddSingleton(s => new ListenerService(
            s.GetRequiredService<IOptions<HostOptions>>(),
            s.GetRequiredService<ConnectionGate>(),
            s.GetRequiredService<ChatDoor>(),
            s.GetRequiredService<Reception>(),
            s.GetRequiredService<ProxyIntroduction>(),
            s.GetRequiredService<GatewayList>(),
            s.GetRequiredService<ServerCertificates>(),
            s.GetRequiredService<HttpServer>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<ListenerService>>()));
        services.AddHostedService(s => s.GetRequiredService<ListenerService>());
        return services;
    }

    /// <summary>Adds the admin socket. Needs the chat and the embedded store, added before it.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<AdminExchange>()
        .AddHostedService<AdminSocket>();

    /// <summary>Adds the way of mail, where one is configured. Before the chat.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailOptions options) =>
        options.Host.Length == 0 ? services : services.AddSingleton(options).AddSingleton<IMailer, SmtpMailer>();

    // Without an instance id: a new one at each start would be a new time series to whoever scrapes.
    private static void Name(ResourceBuilder resource) =>
        resource.AddService("chaton", serviceVersion: Version, autoGenerateServiceInstanceId: false);
}
