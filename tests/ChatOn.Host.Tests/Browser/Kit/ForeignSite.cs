using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatOn.Host.Tests.Browser.Kit;

/// <summary>Somebody else's page, under another name or on another port of this machine.</summary>
internal sealed class ForeignSite : IAsyncDisposable
{
    private const string Page = "<!doctype html><title>Foreign</title><h1>Foreign</h1>";

    private static readonly byte[] Answer = Encoding.UTF8.GetBytes(
        $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Page.Length}\r\nConnection: close\r\n\r\n{Page}");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;

    public ForeignSite(string name)
    {
        _listener.Start();
        Address = $"http://{name}:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _serving = ServeAsync();
    }

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        var answering = new List<Task>();
        try
        {
            while (true)
                answering.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(answering);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                // What is asked for is of no interest, but has to be read before the end.
                await stream.ReadAtLeastAsync(new byte[16 * 1024], minimumBytes: 1, throwOnEndOfStream: false, _stopping.Token);
                await stream.WriteAsync(Answer, _stopping.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // Stopped, or the browser was quicker.
        }
    }
}
