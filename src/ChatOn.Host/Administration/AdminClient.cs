using System.Net.Sockets;
using System.Text;

namespace ChatOn.Host.Administration;

/// <summary>Asks the server that runs on a data folder, over its admin socket.</summary>
internal static class AdminClient
{
    // Above the server's own limit, whose answer is better.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <param name="service"><c>account</c>, <c>room</c> or <c>operator</c>.</param>
    /// <param name="text">The command; a line break counts as a blank.</param>
    /// <exception cref="NoServerException">No server runs there.</exception>
    /// <exception cref="NotOwnerException">This user may not ask it.</exception>
    public static async Task<AdminAnswer> AskAsync(
        string dataFolder, string service, string text, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = AdminProtocol.Request(service, text.ReplaceLineEndings(" "));
        if (request.Length > AdminProtocol.MaxRequestBytes)
            return new AdminAnswer(IsDone: false, [], $"that is longer than {AdminProtocol.MaxRequestBytes} bytes");
        using var socket = await ConnectAsync(dataFolder, cancellationToken);
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return AdminProtocol.Parse(await ExchangeAsync(socket, request, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AdminAnswer(IsDone: false, [], $"the server has not answered for {Patience.TotalSeconds:F0} s");
        }
    }

    private static async Task<Socket> ConnectAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            using var path = AdminPath.Open(dataFolder);
            await socket.ConnectAsync(path.Address, cancellationToken);
            return socket;
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw exception.SocketErrorCode == SocketError.AccessDenied ? new NotOwnerException(dataFolder, exception) : new NoServerException(dataFolder, exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> ExchangeAsync(Socket socket, byte[] request, CancellationToken cancellationToken)
    {
        await using var stream = new NetworkStream(socket);
        using var answer = new MemoryStream();
        await UntilEndedAsync(stream.WriteAsync(request, cancellationToken).AsTask());
        await UntilEndedAsync(stream.CopyToAsync(answer, cancellationToken));
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    // A server that has ended, or refuses before it has heard all: what it said until then tells.
    private static async Task UntilEndedAsync(Task exchange)
    {
        try
        {
            await exchange;
        }
        catch (IOException)
        {
            // As above.
        }
    }
}
