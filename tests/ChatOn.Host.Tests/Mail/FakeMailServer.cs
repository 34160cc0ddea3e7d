using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;

namespace ChatOn.Host.Tests.Mail;

/// <summary>A mail server on loopback, with as much of SMTP as a mailer speaks (RFC 5321, STARTTLS of RFC 3207, AUTH PLAIN of RFC 4954).</summary>
internal sealed class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<string> _mails = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _heard = new();
    private readonly List<Task> _serving = [];
    private readonly CancellationTokenSource _ending = new();

    public FakeMailServer()
    {
        _listener.Start();
        _serving.Add(AcceptAsync());
    }

    /// <summary>What it does with whoever comes.</summary>
    public MailServerManner Manner { get; init; }

    /// <summary>Offers STARTTLS with it.</summary>
    public X509Certificate2? Certificate { get; init; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>All commands it has heard.</summary>
    public string Heard
    {
        get
        {
            lock (_heard)
                return _heard.ToString();
        }
    }

    /// <summary>The next mail that it took, with its envelope above it.</summary>
    public Task<string> MailAsync() => _mails.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await Task.WhenAll(_serving);
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                lock (_serving)
                    _serving.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (Manner != MailServerManner.HangUp)
                    await SpeakAsync(client.GetStream());
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client has ended it.
            }
        }
    }

    private async Task SpeakAsync(Stream stream)
    {
        if (Manner == MailServerManner.Silent)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _ending.Token);
        await SayAsync(stream, "220 fake.example ESMTP");
        var envelope = "";
        while (await ReadLineAsync(stream) is { } line)
        {
            lock (_heard)
                _heard.Append(line).Append('\n');
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(stream, $"250-fake.example\r\n{(Certificate is not null && stream is not SslStream ? "250-STARTTLS\r\n" : "")}250 AUTH PLAIN");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go on");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(Certificate!);
                    stream = tls;
                    break;
                case "AUTH":
                    await SayAsync(stream, "235 welcome");
                    break;
                case "RCPT" when Manner == MailServerManner.RefusesRecipients:
                    await SayAsync(stream, $"550 5.1.1 {line["RCPT TO:".Length..]}: no such user");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    await _mails.Writer.WriteAsync(envelope + await ReadMailAsync(stream));
                    await SayAsync(stream, "250 taken");
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    envelope += line + "\n";
                    await SayAsync(stream, "250 ok");
                    break;
            }
        }
    }

    private async Task<string> ReadMailAsync(Stream stream)
    {
        var mail = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".")
            mail.Append(line).Append('\n');
        return mail.ToString();
    }

    private async Task SayAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), _ending.Token);

    // Byte by byte: what follows STARTTLS is another layer's.
    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _ending.Token) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }
}

/// <summary>What a mail server does with whoever comes.</summary>
internal enum MailServerManner
{
    Takes,
    RefusesRecipients,
    Silent,
    HangUp,
}
