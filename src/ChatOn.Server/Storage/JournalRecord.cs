using System.Buffers;
using System.Globalization;
using System.Text;
using ChatOn.Protocol;

namespace ChatOn.Server.Storage;

/// <summary>Something to be written. Records are the only writes; all records of the turns of a commit share one transaction.</summary>
public abstract record JournalRecord;

/// <summary>A room or another conversation as the store knows it: ids are never used twice, names are for people.</summary>
/// <param name="Id">Microseconds since the Unix epoch at its making, made unique; 55 bits.</param>
/// <param name="Name">
/// At most 64 bytes of UTF-8, as its maker wrote it. A name that begins with '#' is a room's; any other is that of a lasting conversation,
/// which the store treats like a room. Empty for guests' conversations: they end with the run.
/// </param>
public sealed record RoomRef(long Id, string Name)
{
    /// <summary>What makes two names the same; of two rooms with one folded name the later made is the room, the other is erased.</summary>
    public string FoldedName => CaseMapping.Fold(Name);
}

/// <summary>One entry of a room's history.</summary>
/// <param name="Room">The room; the adapter makes sure that it knows it.</param>
/// <param name="Time">The room's sequence: microseconds since the Unix epoch, strictly increasing per room. With the room it is the message id.</param>
/// <param name="Kind">What <paramref name="Body"/> is; the store passes unknown kinds through.</param>
/// <param name="Sender">The identity that sent it: an account's id or one guest visit's id.</param>
/// <param name="Body">At most 64 kB, opaque to the store.</param>
/// <param name="ClientId">The sender's own id of it; null when none was given. When a sender repeats one, both records are stored and the first is found by it.</param>
public sealed record HistoryRecord(RoomRef Room, long Time, RecordKind Kind, long Sender, ReadOnlyMemory<byte> Body, string? ClientId = null)
    : JournalRecord
{
    /// <summary>The largest body that a store takes.</summary>
    public const int MaxBodyBytes = 65_536;

    /// <summary>Time of the entry of the same room that this one is about: a reaction, an edit, a redaction; 0 for none.</summary>
    public long Parent { get; init; }

    /// <summary>From this byte on the body is text that can be searched; null for an entry that is not searched.</summary>
    public int? TextAt { get; init; }
}

/// <summary>
/// What an entry said is gone for good, from the search too, and so are its edits (entries of the kind Edit whose parent it is): unreadable
/// at once, removed from every file soon. The entry stays in its place as a tombstone, with its sender and its client id. Ignored when
/// there is no such entry.
/// </summary>
/// <param name="Tombstone">The body from now on; it must say nothing of what was said.</param>
public sealed record EntryErased(long RoomId, long Time, ReadOnlyMemory<byte> Tombstone) : JournalRecord;

/// <summary>A room exists (made, or made lasting).</summary>
public sealed record RoomMade(RoomRef Room) : JournalRecord;

/// <summary>
/// A room has another name; its id and its past stay. If another has that name, that one is erased. Ignored for a room that is not known.
/// </summary>
public sealed record RoomRenamed(long RoomId, string Name) : JournalRecord;

/// <summary>
/// A room is gone with all that was said in it. Its history may be removed in pieces, but is unreadable at once; whatever still
/// comes for its id, in the same commit or later, is ignored.
/// </summary>
public sealed record RoomErased(long RoomId) : JournalRecord;

/// <summary>
/// What is older than a time is gone from a room: unreadable at once, removed in pieces, and so is an older entry that still comes.
/// A later one only raises the bound. The room's last time stays. Ignored for a room that is not known.
/// </summary>
/// <param name="Before">Exclusive, in microseconds.</param>
public sealed record HistoryTrimmed(long RoomId, long Before) : JournalRecord;

/// <summary>
/// All that a sender said is gone from every room: unreadable at once, removed in pieces, and what still comes of it until then
/// is ignored. Its id must not be used again.
/// </summary>
public sealed record SenderErased(long Sender) : JournalRecord;

/// <summary>A room's topic; empty text removes it. Like the modes below it is ignored for a room that is not, or no more, known.</summary>
/// <param name="SetBy">nick!user@host of who set it.</param>
/// <param name="SetAt">Microseconds since the Unix epoch.</param>
public sealed record TopicSaved(long RoomId, string Text, string SetBy, long SetAt) : JournalRecord;

/// <summary>A mode is set: a flag (argument empty), a key or limit (replaces the earlier one), or a list entry (added beside others).</summary>
public sealed record RoomModeSaved(long RoomId, char Letter, bool IsList, string Argument, string SetBy, long SetAt) : JournalRecord;

/// <summary>A mode is unset; for lists the entry with that argument.</summary>
public sealed record RoomModeRemoved(long RoomId, char Letter, bool IsList, string Argument) : JournalRecord;

/// <summary>A document is kept: added, or put in the place of the one that has its key.</summary>
/// <param name="Key">What tells it from others of its kind: see <see cref="IsKey"/>.</param>
/// <param name="Body">At most 256 kB, opaque to the store.</param>
public sealed record DocumentSaved(DocumentKind Kind, string Key, ReadOnlyMemory<byte> Body) : JournalRecord
{
    /// <summary>The largest body that a store takes.</summary>
    public const int MaxBodyBytes = 262_144;

    /// <summary>The longest key, in bytes of UTF-8.</summary>
    public const int MaxKeyBytes = 200;

    /// <summary>True for 1 to 200 bytes of UTF-8 without NUL. Keys are told apart by these bytes: nothing is folded.</summary>
    public static bool IsKey(string key)
    {
        var bytes = 0;
        for (var rest = key.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done || rune.Value == 0)
                return false;
            bytes += rune.Utf8SequenceLength;
            rest = rest[length..];
        }

        return bytes is > 0 and <= MaxKeyBytes;
    }

    /// <summary>True for a document whose key is an id: an account with a key of at most 18 decimal digits.</summary>
    public static bool IsId(DocumentKind kind, string key, out long id)
    {
        id = 0;
        return kind == DocumentKind.Account && key.Length <= 18
            && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}

/// <summary>A document is no longer kept. Without one of that key nothing happens.</summary>
public sealed record DocumentRemoved(DocumentKind Kind, string Key) : JournalRecord;

/// <summary>What a document is about. Numbers are stored: never reuse one. Unknown kinds pass through.</summary>
public enum DocumentKind
{
    /// <summary>What the server keeps about itself, its secrets among it.</summary>
    Server = 0,

    /// <summary>An account; its key is the account's id in decimal digits.</summary>
    Account = 1,

    /// <summary>A registered room.</summary>
    Room = 2,

    /// <summary>A ban from the server.</summary>
    Ban = 3,

    /// <summary>How far somebody has read.</summary>
    ReadMarker = 4,

    /// <summary>Who is kept present without a client.</summary>
    Presence = 5,

    /// <summary>Codes that let somebody register an account.</summary>
    Invitation = 6,

    /// <summary>A value that a user or a room tells about itself; its key is the id of the account or room, '/' and the metadata's key.</summary>
    Metadata = 7,
}

/// <summary>What the body of a <see cref="HistoryRecord"/> is. Numbers are stored: never reuse one.</summary>
#pragma warning disable CA1027 // They are numbers of kinds, never combined.
public enum RecordKind
#pragma warning restore CA1027
{
    /// <summary>A marked gap: something noted could not be stored here.</summary>
    Gap = 0,
    Privmsg = 1,
    Notice = 2,
    Tagmsg = 3,

    /// <summary>What the parent says from now on.</summary>
    Edit = 4,

    /// <summary>The parent was redacted.</summary>
    Redact = 5,

    /// <summary>What stays of an entry that was redacted.</summary>
    Tombstone = 6,
    Join = 16,
    Part = 17,
    Quit = 18,
    Nick = 19,
    Kick = 20,
    Topic = 21,
    Mode = 22,
    Rename = 23,

    /// <summary>An operator's act, in the audit log: neither said nor shown in playback.</summary>
    Audit = 64,
}

/// <summary>What the kinds have in common.</summary>
public static class RecordKinds
{
    /// <summary>True for what somebody said, and for kinds of a later version; false for what is only noted for playback or the audit log.</summary>
    public static bool IsSaid(this RecordKind kind) =>
        kind is not (RecordKind.Gap or (>= RecordKind.Join and <= RecordKind.Rename) or RecordKind.Audit);
}
