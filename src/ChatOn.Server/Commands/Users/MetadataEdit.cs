using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Delivery;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Users;

/// <summary>
/// METADATA SET and CLEAR: of oneself, of rooms by who may, of others by operators of the server with the privilege "accounts". One change
/// of a user or room comes after the other. https://ircv3.net/specs/extensions/metadata#metadata-set
/// </summary>
internal sealed class MetadataEdit(MetadataBook book, MetadataNotices notices, AccountDirectory accounts, AuditLog audit)
{
    /// <param name="value">Null removes the key.</param>
    public ValueTask SetAsync(CommandContext context, string name, string key, string? value)
    {
        if (MetadataTarget.Find(context, book, name) is not { } target)
            MetadataTarget.Refuse(context, name);
        else if (!Metadata.IsKey(key))
            MetadataTarget.RefuseKey(context, key);
        else if (value is not null && !Metadata.IsValue(value, context.Limits.MetadataValueBytes))
            context.Fail("VALUE_INVALID", [], $"A value has at most {context.Limits.MetadataValueBytes} bytes of UTF-8");
        else
            return ChangeAsync(context, name, target.Id, found => RefuseSet(context, found, key, value) ? null : [new(key, value)], isClear: false);
        return ValueTask.CompletedTask;
    }

    public ValueTask ClearAsync(CommandContext context, string name)
    {
        if (MetadataTarget.Find(context, book, name) is { } target)
            return ChangeAsync(context, name, target.Id, found => RefuseClear(context, found) ? null : ClearedOf(found), isClear: true);
        MetadataTarget.Refuse(context, name);
        return ValueTask.CompletedTask;
    }

    private static List<MetadataChange> ClearedOf(MetadataTarget target) =>
        [.. (target.Values?.All ?? []).Select(each => new MetadataChange(each.Key, null))];

    /// <param name="decide">Given the target as it is when its turn comes; null when the requester was told why nothing changes.</param>
    private async ValueTask ChangeAsync(
        CommandContext context, string name, long id, Func<MetadataTarget, IReadOnlyList<MetadataChange>?> decide, bool isClear)
    {
        // Before registration a session has only its own, and nobody else changes that.
        if (id == 0)
        {
            ChangeEarly(context, decide, isClear);
            return;
        }

        await book.EnterAsync(id);
        try
        {
            if (MetadataTarget.Find(context, book, name) is not { } target || target.Id != id)
                MetadataTarget.Refuse(context, name);
            else if (decide(target) is { } changes)
                await StoreAsync(context, target, changes, isClear);
        }
        finally
        {
            book.Leave(id);
        }
    }

    private void ChangeEarly(CommandContext context, Func<MetadataTarget, IReadOnlyList<MetadataChange>?> decide, bool isClear)
    {
        if (MetadataTarget.Find(context, book, "*") is not { } target || decide(target) is not { } changes)
            return;
        Answer(context, target, changes, isClear);
        foreach (var change in changes)
            target.Values!.Put(change.Key, change.Value);
    }

    private async ValueTask StoreAsync(CommandContext context, MetadataTarget target, IReadOnlyList<MetadataChange> changes, bool isClear)
    {
        var who = context.User.Origin;
        var note = NoteFor(context, target);
        var news = changes.Where(change => target.Values?.Find(change.Key) != change.Value).ToList();
        var isKept = target.Room is not null || target.User!.Origin.Account is not null;
        if (isKept && !await context.CommitAsync([.. news.Select(change => MetadataBook.RecordOf(target.Id, change))]))
            return;
        Answer(context, target, changes, isClear);
        foreach (var change in news)
            book.PutStored(target.Id, change);
        if (isKept && !IsThere(context, target))
        {
            // The room or the account went while this was being stored.
            book.Forget(target.Id);
            return;
        }

        foreach (var change in news)
        {
            if (note is not null)
                audit.Note(who, note, target.Name, target.Room?.Name, change.Key);
            if (target.Room is { } room)
                notices.Changed(room, who, change, context);
            else if (context.World.FindUser(target.Id) is { } user)
                notices.Changed(user, who, change, context);
        }
    }

    private bool IsThere(CommandContext context, MetadataTarget target) =>
        target.Room is { } room ? context.World.FindRoom(room.Name) == room : accounts.Find(target.Id) is not null;

    /// <summary>761 or 766 for what was set; for what was cleared a batch of 761 with what is not there any more.</summary>
    private static void Answer(CommandContext context, MetadataTarget target, IReadOnlyList<MetadataChange> changes, bool isClear)
    {
        if (isClear)
            context.OpenBatch("metadata", target.Name);
        foreach (var change in changes)
        {
            if ((isClear ? target.Values?.Find(change.Key) : change.Value) is { } value)
                context.ReplyText(Numeric.RplKeyValue, value, target.Name, change.Key, "*");
            else
                context.Reply(Numeric.RplKeyNotSet, target.Name, change.Key);
        }
    }

    private static bool RefuseSet(CommandContext context, MetadataTarget target, string key, string? value)
    {
        var (limits, counted) = (context.Limits, context.Session.Limits.MetadataChanges);
        var before = target.Values?.Find(key);
        if (!MaySet(context, target))
            RefusePermission(context, target, key);
        else if (value is null && before is null)
            context.Fail("KEY_NOT_SET", [target.Name, key], "That key is not set");
        else if (before is null && target.Values?.Count >= limits.MetadataKeys)
            context.Fail("LIMIT_REACHED", [target.Name], $"At most {limits.MetadataKeys} keys can be set");
        else if (value != before && !counted.TryCount(context.Now, limits.MetadataChanges, limits.MetadataSeconds))
            context.Fail("RATE_LIMITED", [target.Name, key, counted.SecondsLeft(context.Now, limits.MetadataSeconds).ToString()], "Too many changes; try again later");
        else
            return false;
        return true;
    }

    private static bool RefuseClear(CommandContext context, MetadataTarget target)
    {
        if (MaySet(context, target))
            return false;
        RefusePermission(context, target, "*");
        return true;
    }

    private static void RefusePermission(CommandContext context, MetadataTarget target, string key) =>
        context.Fail("KEY_NO_PERMISSION", [target.Name, key], "You may not set that");

    private static bool MaySet(CommandContext context, MetadataTarget target)
    {
        if (target.Room is { } room)
            return RoomActor.Of(context.User).Is(room, RoomRanks.SetsMetadata);
        return IsOwn(context, target) || (context.User.Privileges & Privilege.Accounts) != 0;
    }

    private static bool IsOwn(CommandContext context, MetadataTarget target) => target.Room is null && target.User == context.Session.User;

    // Without the value, as with topics: that is for those who see it.
    private static string? NoteFor(CommandContext context, MetadataTarget target)
    {
        if (IsOwn(context, target))
            return null;
        var isOverride = target.Room is null || !RoomActor.Of(context.User).AsItself.Is(target.Room, RoomRanks.SetsMetadata);
        return AuditLog.WordFor("METADATA", isOverride);
    }
}
