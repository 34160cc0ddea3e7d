using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ChatOn.Host.Listening;

/// <summary>Counts who is connected and how fast they come, per IPv4 address or IPv6 /64 and in total, and says no.</summary>
/// <param name="limits">May change at any time.</param>
internal sealed class ConnectionGate(ConnectionLimits limits, HostMetrics metrics, TimeProvider time) : IDisposable
{
    private const int MinSweep = 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<AddressKey, AddressUse> _addresses = [];
    private readonly HashSet<ConnectionLease> _leases = [];
    private readonly CancellationTokenSource _hurry = new();
    private TaskCompletionSource? _whenEmpty;
    private int _sweepAt = MinSweep;

    public HostMetrics Metrics { get; } = metrics;

    public int Count
    {
        get
        {
            lock (_gate)
                return _leases.Count;
        }
    }

    /// <summary>How many addresses are remembered.</summary>
    public int KnownAddresses => _addresses.Count;

    /// <summary>Lets a connection in, or says why not.</summary>
    /// <param name="address">Who counts. Null: nobody yet, a trusted proxy will say (<see cref="TryMove"/>).</param>
    public ConnectionLease? TryEnter(Socket socket, IPAddress? address, out string? refusal)
    {
        lock (_gate)
        {
            refusal = _leases.Count >= limits.MaxConnections ? Refusals.ServerFull : null;
            if (refusal is not null)
                return null;

            var lease = new ConnectionLease(this, socket);
            if (address is not null && !TryCount(lease, address, out refusal))
                return null;

            _leases.Add(lease);
            return lease;
        }
    }

    /// <summary>From now on a connection counts for another address, if that one has room.</summary>
    public bool TryMove(ConnectionLease lease, IPAddress address, out string? refusal)
    {
        lock (_gate)
        {
            refusal = null;
            // It has ended meanwhile: what is counted now would never be uncounted.
            if (!_leases.Contains(lease))
                return false;
            Uncount(lease);
            return TryCount(lease, address, out refusal);
        }
    }

    public void Leave(ConnectionLease lease)
    {
        lock (_gate)
        {
            if (!_leases.Remove(lease))
                return;

            Uncount(lease);
            if (_leases.Count == 0)
                _whenEmpty?.TrySetResult();
        }
    }

    /// <summary>Ends when nobody is to be waited for any more who has been told everything.</summary>
    public CancellationToken Hurry => _hurry.Token;

    /// <summary>Ends <see cref="Hurry"/>.</summary>
    public Task HurryAsync() => _hurry.CancelAsync();

    /// <summary>Waits until nobody is connected any more.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_gate)
        {
            if (_leases.Count == 0)
                return Task.CompletedTask;

            _whenEmpty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _whenEmpty.Task;
        }
    }

    /// <summary>Resets every connection there is.</summary>
    public void AbortAll()
    {
        ConnectionLease[] leases;
        lock (_gate)
            leases = [.. _leases];
        foreach (var lease in leases)
            lease.Abort();
    }

    public void Dispose() => _hurry.Dispose();

    private bool TryCount(ConnectionLease lease, IPAddress address, out string? refusal)
    {
        refusal = null;
        if (limits.ExemptLoopback && IPAddress.IsLoopback(address))
            return true;

        Sweep();
        var key = AddressKey.Of(address);
        ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(_addresses, key, out bool isKnown);
        if (!isKnown)
            use = new AddressUse(0, limits.ConnectionBurstPerAddress, time.GetTimestamp());
        double tokens = Refill(use);
        if (tokens < 1)
            refusal = Refusals.TooFast;
        else if (use.Connections >= limits.MaxConnectionsPerAddress)
            refusal = Refusals.TooManyFromAddress;
        if (refusal is not null)
            return false;

        use = new AddressUse(use.Connections + 1, tokens - 1, time.GetTimestamp());
        lease.Key = key;
        return true;
    }

    private void Uncount(ConnectionLease lease)
    {
        if (lease.Key is not { } key)
            return;

        ref var use = ref CollectionsMarshal.GetValueRefOrNullRef(_addresses, key);
        use = use with { Connections = use.Connections - 1 };
        lease.Key = null;
    }

    private double Refill(AddressUse use) => Math.Min(
        limits.ConnectionBurstPerAddress,
        use.Tokens + (time.GetElapsedTime(use.Stamp).TotalMinutes * limits.ConnectionsPerMinutePerAddress));

    // Who has left and has been quiet long enough is forgotten; what remains is bounded by the rate of accepting.
    private void Sweep()
    {
        if (_addresses.Count < _sweepAt)
            return;

        foreach (var (key, use) in _addresses)
        {
            if (use.Connections == 0 && Refill(use) >= limits.ConnectionBurstPerAddress)
                _addresses.Remove(key);
        }

        _sweepAt = Math.Max(MinSweep, 2 * _addresses.Count);
    }

    private readonly record struct AddressUse(int Connections, double Tokens, long Stamp);
}

/// <summary>What counts as one address: an IPv4 address, or the /64 of an IPv6 one.</summary>
internal readonly record struct AddressKey(ulong Bits, bool IsIPv6)
{
    public static AddressKey Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int length);
        return length == 4
            ? new AddressKey(BinaryPrimitives.ReadUInt32BigEndian(bytes), IsIPv6: false)
            : new AddressKey(BinaryPrimitives.ReadUInt64BigEndian(bytes), IsIPv6: true);
    }
}
