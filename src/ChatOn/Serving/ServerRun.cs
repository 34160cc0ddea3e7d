using ChatOn.Host;
using ChatOn.Host.Configuration;
using ChatOn.Logging;
using ChatOn.Server;
using ChatOn.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOn.Serving;

/// <summary>One run of the server: puts the parts together, starts them, waits for a signal, stops them.</summary>
internal sealed partial class ServerRun(LoadedConfiguration configuration, ConfigurationSources sources, Surroundings surroundings)
{
    // Said to whoever waits for the end: a service manager, a test, a person.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(4.5);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var host = Build();
        try
        {
            return await RunAsync(host, cancellationToken);
        }
        finally
        {
            // Bounded: a disk that hangs must not keep the process.
            await EndsInTimeAsync(Task.Run(host.Dispose, CancellationToken.None));
        }
    }

    private async Task<int> RunAsync(IHost host, CancellationToken cancellationToken)
    {
        var logger = host.Services.GetRequiredService<ILogger<ServerRun>>();
        using var signals = new Signals(() => Reload(host));
        await host.StartAsync(cancellationToken);
        if (configuration.Effective.Log.Banner)
            new Banner(configuration, host.Services.GetRequiredService<ListenerService>()).Write(surroundings.Output);
        LogReady(logger, surroundings.Time.GetElapsedTime(surroundings.StartedAt).TotalMilliseconds);
        LogSignal(logger, await signals.StopAsync.WaitAsync(cancellationToken));
        var isStored = await StopAsync(host);
        LogStopped(logger, isStored ? "everything is stored" : "not everything could be stored");
        return isStored ? ExitCode.Success : ExitCode.NotStored;
    }

    private IHost Build()
    {
        var options = configuration.Effective;
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "chaton" });
        builder.Logging.AddLog(options.Log, LogTarget.Of(surroundings.Environment));
        builder.Services
            .AddSingleton(surroundings.Time)
            .AddSingleton<IHostLifetime, NoLifetime>()
            .Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = LongestShutdown)
            .AddSqliteStorage(options.Storage)
            .AddMail(options.Mail)
            .AddChatServer(options.Server)
            .AddHostedService<ChatHostedService>()
            .AddAdministration()
            .AddSingleton(Options.Create(options.Host))
            .AddChatHost()
            .AddSingleton(sources)
            .AddSingleton(options)
            .AddSingleton<IReload, ConfigurationReload>();
        return builder.Build();
    }

    private async Task<bool> StopAsync(IHost host)
    {
        var isInTime = await EndsInTimeAsync(Task.Run(() => host.StopAsync()));
        return isInTime && host.Services.GetServices<IHostedService>().OfType<ChatHostedService>().Single().IsDrained;
    }

    private async Task<bool> EndsInTimeAsync(Task ending)
    {
        try
        {
            await ending.WaitAsync(LongestStop, surroundings.Time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static void Reload(IHost host)
    {
        _ = host.Services.GetRequiredService<IReload>().ReloadAsync(CancellationToken.None);
        host.Services.GetRequiredService<ListenerService>().ReloadCertificates();
    }

    [LoggerMessage(LogLevel.Information, "Ready after {Milliseconds:F0} ms")]
    private static partial void LogReady(ILogger logger, double milliseconds);

    [LoggerMessage(LogLevel.Information, "{Signal}: stopping")]
    private static partial void LogSignal(ILogger logger, string signal);

    [LoggerMessage(LogLevel.Information, "Stopped; {Outcome}")]
    private static partial void LogStopped(ILogger logger, string outcome);

    /// <summary>The run has signals of its own; the host needs none.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
