using ChatOn.Server.Loop;

namespace ChatOn.Server.Commands.Messages;

/// <summary>
/// Rights to do something that is done by one at a time: who comes second waits until what the first has done is stored, or will never be.
/// On the loop.
/// </summary>
internal sealed class Claims<TKey>(ChatLoop loop)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Claim> _claims = [];
    private readonly Queue<Claim> _oldest = new();

    /// <summary>How many are held (for tests).</summary>
    public int Count => _claims.Count;

    /// <summary>The right, after whoever else has it. Dispose it when it was used, or will not be.</summary>
    public async ValueTask<Claim> ClaimAsync(TKey key)
    {
        while (_claims.TryGetValue(key, out var other))
        {
            await other.OverAsync();
            Forget(other);
        }

        Sweep();
        var claim = new Claim(key, loop);
        _claims.Add(key, claim);
        _oldest.Enqueue(claim);
        return claim;
    }

    // What is over is in the store, or will never be.
    private void Sweep()
    {
        while (_oldest.TryPeek(out var claim) && claim.IsOver)
        {
            _oldest.Dequeue();
            Forget(claim);
        }
    }

    private void Forget(Claim claim)
    {
        if (_claims.TryGetValue(claim.Key, out var held) && held == claim)
            _claims.Remove(claim.Key);
    }

    /// <summary>The right about one key.</summary>
    internal sealed class Claim(TKey key, ChatLoop loop) : IDisposable
    {
        private readonly TaskCompletionSource _decided = new();
        private Task? _stored;

        public TKey Key => key;

        public bool IsOver => _decided.Task.IsCompleted && _stored is null or { IsCompleted: true };

        /// <summary>It was used in the present turn.</summary>
        public void Used() => _stored = loop.Turn.ReleasedAsync();

        public void Dispose() => _decided.TrySetResult();

        public async Task OverAsync()
        {
            await _decided.Task;
            if (_stored is not null)
                await _stored;
        }
    }
}
