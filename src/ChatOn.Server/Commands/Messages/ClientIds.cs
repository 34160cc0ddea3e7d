using System.Buffers;
using ChatOn.Server.Events;
using ChatOn.Server.History;
using ChatOn.Server.Loop;

namespace ChatOn.Server.Commands.Messages;

/// <summary>
/// Sees to it that what a sender says with an id of its own is said once: those that are being said are here, the others are in the
/// store. docs/protocol/client-id.md
/// </summary>
internal sealed class ClientIds(HistoryReader history, ChatLoop loop)
{
    /// <summary>Characters of an id.</summary>
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly Dictionary<(long Sender, string Id), Claim> _claims = [];
    private readonly Queue<Claim> _oldest = new();

    /// <summary>How many are being said (for tests).</summary>
    public int Count => _claims.Count;

    public static bool IsValid(string id) => id.Length is > 0 and <= MaxLength && !id.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>
    /// Claims an id, after whoever else is saying it. Dispose the claim when it is said, refused, or was said earlier.
    /// </summary>
    /// <exception cref="Storage.JournalException">The store cannot be read now.</exception>
    public async ValueTask<Claim> ClaimAsync(long sender, string id)
    {
        while (_claims.TryGetValue((sender, id), out var other))
        {
            await other.OverAsync();
            Forget(other);
        }

        Sweep();
        var claim = new Claim(sender, id, loop);
        _claims.Add((sender, id), claim);
        _oldest.Enqueue(claim);
        try
        {
            claim.Earlier = await history.FindByClientIdAsync(sender, id);
            return claim;
        }
        catch
        {
            claim.Dispose();
            throw;
        }
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
        if (_claims.TryGetValue((claim.Sender, claim.Id), out var held) && held == claim)
            _claims.Remove((claim.Sender, claim.Id));
    }

    /// <summary>The right to say what has this id.</summary>
    internal sealed class Claim(long sender, string id, ChatLoop loop) : IDisposable
    {
        private readonly TaskCompletionSource _decided = new();
        private Task? _stored;

        public long Sender => sender;

        public string Id => id;

        /// <summary>What was said with it before; null when nothing was.</summary>
        public Messaged? Earlier { get; set; }

        public bool IsOver => _decided.Task.IsCompleted && _stored is null or { IsCompleted: true };

        /// <summary>It was said in the present turn.</summary>
        public void Said() => _stored = loop.Turn.ReleasedAsync();

        public void Dispose() => _decided.TrySetResult();

        public async Task OverAsync()
        {
            await _decided.Task;
            if (_stored is not null)
                await _stored;
        }
    }
}
