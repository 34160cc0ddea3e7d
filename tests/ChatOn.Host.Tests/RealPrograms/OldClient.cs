using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>The old client imitated on a raw socket: it compares what one <c>recv(1024)</c> returns with literals, and sends without line ends.</summary>
internal sealed class OldClient : IChatProgram
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly bool _isLastVersion;
    private readonly string _password;
    private readonly List<string> _reads = [];
    private Task _reading = Task.CompletedTask;

    private OldClient(string nick, bool isLastVersion, string password)
    {
        Nick = nick;
        _isLastVersion = isLastVersion;
        _password = password;
        Screen = new Transcript(isLastVersion ? "old client (last version)" : "old client (first version)");
    }

    public string Nick { get; }

    public Transcript Screen { get; }

    /// <summary>What each read returned.</summary>
    public IReadOnlyList<string> Reads => [.. _reads];

    public static async Task<OldClient> EnterAsync(string nick, int port, bool isLastVersion)
    {
        var client = await ConnectAsync(nick, port, isLastVersion);
        // The last version throws its first read after the nickname away: it knows only from what follows that it is in.
        return await client.InAsync(old => old.Screen.ShowsAsync(isLastVersion ? "Connected to the Server!" : $"{nick} joined the Chat"));
    }

    public static Task<OldClient> ConnectAsync(string nick, int port, bool isLastVersion, string password = "") =>
        new OldClient(nick, isLastVersion, password).InAsync(async old =>
        {
            await old._socket.ConnectAsync(IPAddress.Loopback, port).Guarded();
            old._reading = old.ReadAsync();
        });

    public Task SayAsync(string text) => SendAsync($"{Nick}: {text}");

    public Task SendAsync(string text) => _socket.SendAsync(Encoding.ASCII.GetBytes(text)).Guarded();

    public Task LeaveAsync()
    {
        _socket.Close();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _reading.Guarded();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReceiveAsync() is { Length: > 0 } message)
            {
                if (message != "NICK")
                    Screen.Append(message + "\n");
                else if (!await AnswerAsync())
                    break;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or DecoderFallbackException)
        {
            Screen.Append("An error occurred!\n");
        }
        finally
        {
            Screen.End();
        }
    }

    private async Task<bool> AnswerAsync()
    {
        await SendAsync(Nick);
        if (!_isLastVersion)
            return true;

        var next = await ReceiveAsync();
        if (next == "PASS")
        {
            await SendAsync(_password);
            if (await ReceiveAsync() == "REFUSE")
                Screen.Append("Refused: wrong password\n");
            else
                return true;
        }
        else if (next == "BAN")
        {
            Screen.Append("Refused: banned\n");
        }
        else
        {
            return true;
        }

        _socket.Close();
        return false;
    }

    private async Task<string> ReceiveAsync()
    {
        var buffer = new byte[1024];
        var count = await _socket.ReceiveAsync(buffer);
        var text = Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(buffer, 0, count);
        _reads.Add(text);
        return text;
    }
}
