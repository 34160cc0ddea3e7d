namespace ChatOn.Host.Listening;

/// <summary>Reads a connection's first bytes until it is known what it speaks; asks a silent one for its nickname.</summary>
/// <remarks>
/// The silence rule (only where <see cref="OpeningRules.Prompts"/>): a client that has sent nothing for 400 ms is sent the four bytes
/// <c>NICK</c>, once, unless the socket then turns out to have bytes after all. What a prompted client sends is text when
/// <see cref="ProtocolSniffer"/> says so, or when it is still undecided 50 ms after its last byte: an old client's nickname has no line end.
/// Beside a browser (<see cref="SpareConnections"/>) that takes longer.
/// A client that has begun to speak before the prompt is not prompted: its line is waited for.
/// </remarks>
/// <param name="available">How many bytes have arrived that nobody has read.</param>
internal sealed class Opening(Stream stream, Func<int> available, FirstBytes bytes, OpeningRules rules, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan NicknamePause = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _reading = new();
    private Task<int>? _read;
    private bool _isPrompted;
    private bool _hasSpoken;
    private bool _mayBeSpare;

    /// <summary>The classic prompt: alone in its segment, no line end.</summary>
    public static ReadOnlyMemory<byte> Prompt { get; } = "NICK"u8.ToArray();

    public async Task<Opened> DecideAsync(CancellationToken stopping)
    {
        var verdict = await LookAsync(stopping);
        if (_read is { IsCompleted: false } read && rules.CanCancelReads)
        {
            await _reading.CancelAsync();
            await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _read = null;
        }

        return new Opened(verdict, _isPrompted, _read);
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Verdict> LookAsync(CancellationToken stopping)
    {
        long since = time.GetTimestamp();
        while (true)
        {
            var verdict = ProtocolSniffer.Look(bytes.Span, _isPrompted);
            if (verdict != Verdict.Undecided)
                return verdict;

            var (patience, atItsEnd) = Patience(time.GetElapsedTime(since));
            if (await IsReadableAsync(patience, stopping))
            {
                if (await bytes.ReadFromAsync(stream, ProtocolSniffer.MaxFirstLineBytes, _reading.Token) == 0)
                    return Verdict.Gone;

                _hasSpoken = !IsOnlyTelnet();
            }
            else if (atItsEnd != Verdict.Undecided)
                return atItsEnd;
            else if (available() > 0)
                _hasSpoken = true;
            else if (!_isPrompted && !_mayBeSpare && rules.MayBeSpare())
                _mayBeSpare = true;
            else
            {
                await stream.WriteAsync(Prompt, stopping);
                _isPrompted = true;
                since = time.GetTimestamp();
            }
        }
    }

    /// <summary>How long to wait for more, and what to make of it if nothing comes (undecided: prompt).</summary>
    private (TimeSpan Patience, Verdict AtItsEnd) Patience(TimeSpan elapsed)
    {
        if (_isPrompted && _hasSpoken && !MayBeTls())
            return (NicknamePause, Verdict.Text);
        if (_isPrompted)
            return (rules.PromptedTimeout - elapsed, Verdict.TimedOut);
        if (rules.Prompts && !_hasSpoken)
            return ((_mayBeSpare ? SpareConnections.Silence : rules.Silence) - elapsed, Verdict.Undecided);

        return (rules.Timeout - elapsed, Verdict.TimedOut);
    }

    private bool MayBeTls() => bytes.Span is [0x16, ..];

    private bool IsOnlyTelnet()
    {
        Span<byte> text = stackalloc byte[ProtocolSniffer.MaxFirstLineBytes];
        return bytes.Span is [Telnet.Iac, ..] && Telnet.Strip(bytes.Span, text) == 0;
    }

    private async Task<bool> IsReadableAsync(TimeSpan patience, CancellationToken stopping)
    {
        _read ??= stream.ReadAsync(Memory<byte>.Empty, _reading.Token).AsTask();
        try
        {
            await _read.WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, time, stopping);
        }
        catch (TimeoutException)
        {
            return false;
        }

        _read = null;
        return true;
    }
}

/// <summary>How a connection may open.</summary>
/// <param name="Prompts">Whether the silence rule holds.</param>
/// <param name="MayBeSpare">Whether it may be a connection that a browser keeps in reserve.</param>
/// <param name="CanCancelReads">Whether the stream survives a cancelled read (TLS does not).</param>
internal sealed record OpeningRules(bool Prompts, Func<bool> MayBeSpare, bool CanCancelReads, TimeSpan Silence, TimeSpan Timeout, TimeSpan PromptedTimeout);

/// <summary>How a connection opened.</summary>
/// <param name="PendingRead">A read of no bytes that is still waiting, when it could not be cancelled.</param>
internal readonly record struct Opened(Verdict Verdict, bool IsPrompted, Task? PendingRead);
