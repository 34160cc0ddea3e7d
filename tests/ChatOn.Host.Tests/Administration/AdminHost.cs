using System.Net.Sockets;
using System.Text;
using ChatOn.Host.Administration;
using ChatOn.Host.Tests.Kit;
using ChatOn.Server;
using ChatOn.Server.Loop;
using ChatOn.Server.Services;
using ChatOn.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOn.Host.Tests.Administration;

/// <summary>A real chat with its admin socket and without listeners. For the socket time passes when the test says so.</summary>
internal sealed class AdminHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly AdminSocket _socket;

    private AdminHost(IHost host, ManualTime time)
    {
        _host = host;
        Time = time;
        var exchange = new AdminExchange(
            host.Services.GetRequiredService<ServiceRunner>(), host.Services.GetRequiredService<ChatLoop>(), time, NullLogger<AdminExchange>.Instance);
        _socket = new AdminSocket(host.Services.GetRequiredService<DataFolder>(), exchange, time, NullLogger<AdminSocket>.Instance);
    }

    public ManualTime Time { get; }

    public static async Task<AdminHost> StartAsync(string dataFolder)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Critical).AddSimpleConsole();
        builder.Services
            .AddSqliteStorage(new SqliteOptions { DataFolder = dataFolder })
            .AddChatServer(new ServerOptions { Accounts = new AccountOptions { HashIterations = 4096 } })
            .AddHostedService<ChatHostedService>();
        var host = builder.Build();
        await host.StartAsync();
        var admin = new AdminHost(host, new ManualTime());
        await admin._socket.StartAsync(CancellationToken.None);
        return admin;
    }

    public Task StopSocketAsync() => _socket.StopAsync(CancellationToken.None).Guarded();

    public async ValueTask DisposeAsync()
    {
        await StopSocketAsync();
        _socket.Dispose();
        await _host.StopAsync().Guarded();
        _host.Dispose();
    }

    /// <summary>A connection to the admin socket of a data folder.</summary>
    public static async Task<NetworkStream> ConnectAsync(string dataFolder)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(AdminPath.Of(dataFolder)));
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>All that is answered; where the request was longer than it was heard, a reset ends it.</summary>
    public static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer).Guarded();
        }
        catch (IOException)
        {
            // What came before it is what there is.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>Sends bytes as they are, ends that side, and reads the answer.</summary>
    public static async Task<string> SayAsync(string dataFolder, byte[] request)
    {
        await using var stream = await ConnectAsync(dataFolder);
        try
        {
            await stream.WriteAsync(request);
            stream.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (IOException)
        {
            // It has heard enough.
        }

        return await ReadToEndAsync(stream);
    }

    public static Task<string> SayAsync(string dataFolder, string request) => SayAsync(dataFolder, Encoding.UTF8.GetBytes(request));
}
