using System.Text;
using ChatOn.Server.Loop;

namespace ChatOn.Server.Connections;

/// <summary>
/// The way to a classic client. A line client is sent what there is. What an old client is sent, it sees as what one
/// <c>recv(1024)</c> returns: ASCII, at most 1,024 bytes, messages joined with LF, none after the last.
/// </summary>
/// <remarks>
/// Two sends too close to each other would arrive as one, glued together. So there is a pause after each, in which the next ones are
/// gathered; when much waits, speed counts more. On the loop.
/// </remarks>
internal sealed class ClassicWire(ITransport transport, LoopTimers timers) : ITransport
{
    private const int MaxSendBytes = 1024;
    private const int HurryAboveBytes = 32 << 10;

    /// <summary>The last version throws its first read away.</summary>
    private static readonly TimeSpan PauseAfterFirst = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ClassicBuffer _rest = new();
    private ITimer? _timer;
    private TimeSpan _pause;
    private long _sentAt;
    private bool _isOld;
    private bool _isFirst;
    private bool _isClosing;

    /// <summary>Called when it takes more after it took nothing.</summary>
    public Action Ready { get; set; } = static () => { };

    public Peer Peer => transport.Peer;

    public string? Introduce(Peer peer) => transport.Introduce(peer);

    /// <summary>It is an old client.</summary>
    public void BecomeOld() => _isOld = true;

    /// <summary>It is a line client after all.</summary>
    public void BecomeLine()
    {
        if (!_isOld)
            return;
        _isOld = false;
        var rest = _rest.TakeAll();
        _rest.Append("\n"u8);
        _rest.Append(rest);
        if (rest.Length > 0)
            _rest.Append("\n"u8);
        Pump();
    }

    /// <summary>The next line goes alone, and everything after it waits.</summary>
    public void SendNextAlone() => _isFirst = true;

    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        if (!_isOld)
            return _rest.Length == 0 && transport.TrySend(bytes);
        if (_rest.Length > HurryAboveBytes)
            return false;
        AppendAscii(bytes);
        Pump();
        return true;
    }

    /// <summary>The transport takes more.</summary>
    public void Drained()
    {
        Pump();
        Ready();
    }

    public void Resume() => transport.Resume();

    public void Close()
    {
        _isClosing = true;
        Pump();
    }

    // Sends what may be sent by now.
    private void Pump()
    {
        while (_rest.Length > 0)
        {
            var wait = Waits();
            if (wait > TimeSpan.Zero)
            {
                Wake(wait);
                return;
            }

            var (length, separator) = NextSend();
            if (!transport.TrySend(_rest.Bytes[..length]))
            {
                // One that does not read is not waited for when it is to be closed.
                if (_isClosing)
                    Finish();
                return;
            }

            _rest.Remove(length + separator);
            _pause = _isFirst ? PauseAfterFirst : Pause;
            _isFirst = false;
            _sentAt = timers.Now;
        }

        if (_isClosing)
            Finish();
    }

    private TimeSpan Waits()
    {
        if (!_isOld || _pause == TimeSpan.Zero || (_pause == Pause && _rest.Length > HurryAboveBytes))
            return TimeSpan.Zero;
        return _pause - timers.Since(_sentAt);
    }

    // As many whole messages as fit; the LF between two sends is left out.
    private (int Length, int Separator) NextSend()
    {
        var bytes = _rest.Bytes;
        if (!_isOld || (!_isFirst && bytes.Length <= MaxSendBytes))
            return (bytes.Length, 0);
        var within = bytes[..Math.Min(bytes.Length, MaxSendBytes + 1)];
        var end = _isFirst ? within.IndexOf((byte)'\n') : within.LastIndexOf((byte)'\n');
        return end >= 0 ? (end, 1) : (Math.Min(bytes.Length, MaxSendBytes), 0);
    }

    private void AppendAscii(ReadOnlySpan<byte> lines)
    {
        var text = lines.TrimEnd((byte)'\n');
        if (_rest.Length > 0 && !text.IsEmpty)
            _rest.Append("\n"u8);
        Span<byte> ascii = text.Length <= MaxSendBytes ? stackalloc byte[text.Length] : new byte[text.Length];
        var length = 0;
        while (!text.IsEmpty)
        {
            var used = 1;
            if (text[0] >= 0x80)
                Rune.DecodeFromUtf8(text, out _, out used);
            ascii[length++] = text[0] < 0x80 ? text[0] : (byte)'?';
            text = text[used..];
        }

        _rest.Append(ascii[..length]);
    }

    private void Wake(TimeSpan wait)
    {
        if (_timer is null)
            _timer = timers.After(wait, static state => ((ClassicWire)state!).Drained(), this);
        else
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void Finish()
    {
        _rest.Remove(_rest.Length);
        _timer?.Dispose();
        transport.Close();
    }
}
