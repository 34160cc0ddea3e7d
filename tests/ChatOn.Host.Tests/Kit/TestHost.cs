using ChatOn.Host.Http;
using ChatOn.Host.Listening;
using ChatOn.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Tests.Kit;

/// <summary>A network host on a free loopback port with a <see cref="FakeChat"/> behind it.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DirectoryInfo _data;

    private TestHost(IHost host, FakeChat chat, DirectoryInfo data)
    {
        _host = host;
        _data = data;
        Chat = chat;
        Service = host.Services.GetRequiredService<ListenerService>();
    }

    public FakeChat Chat { get; }

    public ListenerService Service { get; }

    public IServiceProvider Services => _host.Services;

    public BoundListener Listener => Service.Listeners[0];

    public int Port => Listener.Port;

    public string DataFolder => _data.FullName;

    public static ListenerOptions FreePort { get; } = new() { Address = "127.0.0.1:0" };

    /// <param name="options">Listeners default to one on a free port; the data folder is a temporary one.</param>
    /// <param name="webFolder">Of a browser client; null for a build without one.</param>
    /// <param name="server">What the chat behind it is told.</param>
    public static async Task<TestHost> StartAsync(
        HostOptions? options = null, FakeChat? chat = null, TimeProvider? time = null, string? webFolder = null, ServerOptions? server = null)
    {
        chat ??= new FakeChat();
        options ??= new HostOptions();
        var data = Directory.CreateTempSubdirectory("chaton-test-");
        if (options.Listeners is [])
            options = options with { Listeners = [FreePort] };
        if (options.DataFolder == new HostOptions().DataFolder)
            options = options with { DataFolder = data.FullName };

        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Critical).AddSimpleConsole();
        builder.Services.AddSingleton<IChatServer>(chat);
        builder.Services.AddHostedService(_ => chat);
        if (time is not null)
            builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(server ?? new ServerOptions { LobbyName = options.LobbyName });
        builder.Services.AddSingleton(new WebClient(webFolder ?? Path.Combine(data.FullName, "no web client")));
        builder.Services.AddSingleton<IOptions<HostOptions>>(Options.Create(options));
        builder.Services.AddChatHost();
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            data.Delete(recursive: true);
            throw;
        }

        return new TestHost(host, chat, data);
    }

    public Task<ByteClient> ConnectAsync(int listener = 0) => ByteClient.ConnectAsync(Service.Listeners[listener].EndPoints[0]);

    public int ConnectionCount => Services.GetRequiredService<ConnectionGate>().Count;

    /// <summary>Waits until no connection is left.</summary>
    public Task EverybodyGoneAsync() => Services.GetRequiredService<ConnectionGate>().WhenEmptyAsync().Guarded();

    public Task StopAsync() => _host.StopAsync().Guarded();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
        _data.Delete(recursive: true);
    }
}
