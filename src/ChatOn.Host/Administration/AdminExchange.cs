using System.Net.Sockets;
using System.Text;
using ChatOn.Server.Loop;
using ChatOn.Server.Services;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Administration;

/// <summary>One request on the admin socket: read, run on the loop by the service it is for, answered. Each step is bounded in time.</summary>
internal sealed partial class AdminExchange(ServiceRunner services, ChatLoop loop, TimeProvider time, ILogger<AdminExchange> logger)
{
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Serves a connection to its end, and ends it. Throws nothing.</summary>
    /// <param name="isOwner">Others are told that they may not, and not heard.</param>
    public async Task ServeAsync(Socket socket, bool isOwner, CancellationToken stopping)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var answer = isOwner ? await AnswerAsync(stream, stopping) : Failed("only the user that the server runs as, and root, are answered");
            using var limit = new CancellationTokenSource(AnswerTime, time);
            await stream.WriteAsync(answer, limit.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            LogGivenUp(exception.Message);
        }
    }

    private async Task<byte[]> AnswerAsync(NetworkStream stream, CancellationToken stopping)
    {
        string? request;
        try
        {
            using var limit = new CancellationTokenSource(RequestTime, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
            request = await ReadAsync(stream, either.Token);
        }
        catch (OperationCanceledException)
        {
            return Failed(stopping.IsCancellationRequested ? "the server is stopping" : $"no request came within {RequestTime.TotalSeconds:F0} s");
        }

        if (request is null)
            return Failed($"a request is one line of UTF-8 of at most {AdminProtocol.MaxRequestBytes} bytes");
        var words = request.Split(' ', 2);
        return Service.OfWord(words[0]) is { } service
            ? await RunAsync(service, words.Length > 1 ? words[1] : "")
            : Failed($"there is no such service; there is {string.Join(", ", Service.All.Select(each => each.Word))}");
    }

    // Null for what is no request.
    private static async Task<string?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[AdminProtocol.MaxRequestBytes];
        var length = 0;
        while (length < buffer.Length)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (count == 0)
                return null;
            var end = buffer.AsSpan(length, count).IndexOf((byte)'\n');
            if (end >= 0)
                return Decode(buffer.AsSpan(0, length + end));
            length += count;
        }

        return null;
    }

    private static string? Decode(ReadOnlySpan<byte> line)
    {
        try
        {
            return Utf8.GetString(line).TrimEnd('\r');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private async Task<byte[]> RunAsync(Service service, string text)
    {
        var asker = new ConsoleAsker();
        try
        {
            var isDone = await OnLoopAsync(service, asker, text).WaitAsync(RunTime, time);
            return AdminProtocol.Answer(asker.Lines, isDone ? AdminProtocol.Done : AdminProtocol.Refused);
        }
        catch (TimeoutException)
        {
            return Failed($"the server has not answered for {RunTime.TotalSeconds:F0} s; what was asked for may still be done");
        }
#pragma warning disable CA1031 // Our own bug: logged, answered, and the server goes on. The text may hold a secret and is not logged.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(service.Word, exception);
            return Failed("something went wrong in the server; it was logged");
        }
    }

    private async Task<bool> OnLoopAsync(Service service, ConsoleAsker asker, string text)
    {
        var running = new TaskCompletionSource<Task<bool>>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(_ => running.SetResult(RunToStoredAsync(service, asker, text)), null);
        return await await running.Task;
    }

    // On the loop. What was noted of it is stored, or given up, before the answer.
    private async Task<bool> RunToStoredAsync(Service service, ConsoleAsker asker, string text)
    {
        var isDone = await services.RunAsync(service, asker, text);
        await loop.ReleasedAsync();
        return isDone;
    }

    private static byte[] Failed(string why) => AdminProtocol.Answer([], AdminProtocol.Failed + why);

    [LoggerMessage(LogLevel.Debug, "A connection to the admin socket was given up: {Reason}")]
    private partial void LogGivenUp(string reason);

    [LoggerMessage(LogLevel.Error, "A command for {Service} from the admin socket failed")]
    private partial void LogFailed(string service, Exception exception);
}
