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

    private readonly Claims<(long Sender, string Id)> _claims = new(loop);

    /// <summary>How many are being said (for tests).</summary>
    public int Count => _claims.Count;

    public static bool IsValid(string id) => id.Length is > 0 and <= MaxLength && !id.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>
    /// Claims an id, after whoever else is saying it. Dispose the claim when it is said, refused, or was said earlier.
    /// </summary>
    /// <exception cref="Storage.JournalException">The store cannot be read now.</exception>
    public async ValueTask<Claim> ClaimAsync(long sender, string id)
    {
        var right = await _claims.ClaimAsync((sender, id));
        try
        {
            return new Claim(right, await history.FindByClientIdAsync(sender, id));
        }
        catch
        {
            right.Dispose();
            throw;
        }
    }

    /// <summary>The right to say what has this id.</summary>
    /// <param name="Earlier">What was said with it before, or its <see cref="Tombstone"/>; null when nothing was.</param>
    internal sealed record Claim(Claims<(long Sender, string Id)>.Claim Right, Event? Earlier) : IDisposable
    {
        /// <summary>It was said in the present turn.</summary>
        public void Said() => Right.Used();

        public void Dispose() => Right.Dispose();
    }
}
