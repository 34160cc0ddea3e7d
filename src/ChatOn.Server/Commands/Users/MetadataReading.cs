using ChatOn.Protocol;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Users;

/// <summary>METADATA GET, LIST and SYNC — https://ircv3.net/specs/extensions/metadata#metadata-get</summary>
internal sealed class MetadataReading(MetadataBook book, MetadataReply reply)
{
    public void Get(CommandContext context, string name, IReadOnlyList<string> keys)
    {
        if (MetadataTarget.Find(context, book, name) is not { } target)
        {
            MetadataTarget.Refuse(context, name);
            return;
        }

        context.OpenBatch("metadata", target.Name);
        foreach (var key in keys)
        {
            if (!Metadata.IsKey(key))
                MetadataTarget.RefuseKey(context, key);
            else if (target.Values?.Find(key) is { } value)
                context.ReplyText(Numeric.RplKeyValue, value, target.Name, key, "*");
            else
                context.Reply(Numeric.RplKeyNotSet, target.Name, key);
        }
    }

    public void List(CommandContext context, string name)
    {
        if (MetadataTarget.Find(context, book, name) is not { } target)
        {
            MetadataTarget.Refuse(context, name);
            return;
        }

        context.OpenBatch("metadata", target.Name);
        foreach (var (key, value) in target.Values?.All ?? [])
            context.ReplyText(Numeric.RplKeyValue, value, target.Name, key, "*");
    }

    public ValueTask SyncAsync(CommandContext context, string name)
    {
        if (MetadataTarget.Find(context, book, name) is not { } target)
        {
            MetadataTarget.Refuse(context, name);
            return ValueTask.CompletedTask;
        }

        var (counted, limits) = (context.Session.Limits.MetadataSyncs, context.Limits);
        if (counted.TryCount(context.Now, limits.MetadataSyncs, limits.MetadataSeconds))
            return reply.SendSyncAsync(context, target.Values, target.Name, target.Room);
        MetadataReply.SendLater(context, target.Name, counted.SecondsLeft(context.Now, limits.MetadataSeconds));
        return ValueTask.CompletedTask;
    }
}
