using ChatOn.Server.Loop;

namespace ChatOn.Server.Connections;

/// <summary>What one session is still to be sent: released turns in order. Touched on the loop only.</summary>
internal sealed class OutboundQueue(ITransport transport, OutputPool pool, long limitBytes)
{
    private const int JoinUpTo = 64 << 10;
    private const int LowWater = 32 << 10;

    private readonly LinkedList<TurnOutput> _waiting = new();
    private readonly List<OutputHold> _holds = [];
    private TaskCompletionSource? _drained;
    private long _bytes;
    private bool _dirty;
    private bool _closing;
    private bool _closed;

    /// <summary>The output of the turn that is being collected.</summary>
    public TurnOutput? Collecting { get; set; }

    /// <summary>Called when more waits than the limit allows.</summary>
    public Action Overflowed { get; set; } = static () => { };

    /// <summary>Bytes waiting for the transport.</summary>
    public long Waiting => _bytes;

    /// <summary>Takes over a released turn's bytes; they are sent by the next <see cref="Flush"/>.</summary>
    public void Enqueue(TurnOutput output, ChatLoop loop)
    {
        if (_closed)
        {
            pool.Return(output);
            return;
        }

        _closing |= output.IsLast;
        _bytes += output.Length;
        Append(output, _holds is [.., var newest] ? newest.Kept : _waiting);
        if (_closing)
            LetGo();
        if (!_dirty)
        {
            _dirty = true;
            loop.MarkDirty(this);
        }
    }

    /// <summary>Sends what the transport takes without blocking.</summary>
    public void Flush()
    {
        _dirty = false;
        while (!_closed && _waiting.First is { } first && transport.TrySend(first.Value.Bytes))
        {
            _waiting.RemoveFirst();
            _bytes -= first.Value.Length;
            pool.Return(first.Value);
        }

        if (_bytes > limitBytes && !_closing)
            Overflowed();
        if (_bytes <= LowWater)
            Interlocked.Exchange(ref _drained, null)?.TrySetResult();
        if (_closing && _waiting.Count == 0)
            Shut();
    }

    /// <summary>Completes when little enough waits for more of a long answer; at once when that is so already, or when it is closed.</summary>
    public Task DrainedAsync() =>
        _bytes <= LowWater || _closed ? Task.CompletedTask : (_drained ??= new TaskCompletionSource()).Task;

    /// <summary>
    /// Keeps later turns back until <see cref="Unhold"/>, so that a history answer comes after what was released before and before
    /// what was said after it. Holds may overlap: each lets go of what came after it when those before it have.
    /// </summary>
    public OutputHold Hold()
    {
        var hold = new OutputHold();
        if (!_closing && !_closed)
            _holds.Add(hold);
        return hold;
    }

    /// <summary>Sends <paramref name="first"/> before what was kept back, then goes on; nothing of it when all was let go meanwhile.</summary>
    public void Unhold(OutputHold hold, ReadOnlySpan<byte> first)
    {
        if (!_holds.Contains(hold))
            return;
        hold.IsOver = true;
        if (!first.IsEmpty)
        {
            var output = pool.Rent(this);
            output.Append(first);
            _bytes += output.Length;
            hold.Kept.AddFirst(output.Place);
        }

        while (_holds is [{ IsOver: true } oldest, ..])
            LetGo(oldest);
        Flush();
    }

    /// <summary>Drops what waits and closes now.</summary>
    public void Shut()
    {
        if (_closed)
            return;
        _closed = true;
        LetGo();
        while (_waiting.First is { } first)
        {
            _waiting.Remove(first);
            pool.Return(first.Value);
        }

        _bytes = 0;
        Interlocked.Exchange(ref _drained, null)?.TrySetResult();
        transport.Close();
    }

    private void LetGo()
    {
        while (_holds is [var oldest, ..])
            LetGo(oldest);
    }

    private void LetGo(OutputHold hold)
    {
        _holds.Remove(hold);
        while (hold.Kept.First is { } kept)
        {
            hold.Kept.Remove(kept);
            _waiting.AddLast(kept);
        }
    }

    private void Append(TurnOutput output, LinkedList<TurnOutput> queue)
    {
        // One send costs nearly the same with 64 messages in it as with one.
        if (output.Length == 0)
        {
            pool.Return(output);
        }
        else if (queue.Last is { } last && last.Value.Length + output.Length <= JoinUpTo)
        {
            last.Value.Append(output.Bytes);
            pool.Return(output);
        }
        else
        {
            queue.AddLast(output.Place);
        }
    }
}

/// <summary>A place in a session's output where something is still to come; what came after it is kept here.</summary>
internal sealed class OutputHold
{
    public LinkedList<TurnOutput> Kept { get; } = new();

    public bool IsOver { get; set; }
}
