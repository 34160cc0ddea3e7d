using ChatOn.Protocol;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Users;

/// <summary>METADATA SUB, UNSUB and SUBS: which keys a session follows — https://ircv3.net/specs/extensions/metadata#metadata-sub</summary>
internal sealed class MetadataFollowing(MetadataReply reply)
{
    private const int KeysPerLine = 10;

    public ValueTask SubscribeAsync(CommandContext context, IReadOnlyList<string> keys)
    {
        var limits = context.Session.Limits;
        var followed = new List<string>();
        var added = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            // Also one that it follows already: the first key that is told is the first that was not looked at.
            if (limits.Followed.Count >= context.Limits.MetadataSubscriptions)
            {
                context.Fail("TOO_MANY_SUBS", [Texts.Cut(key, Metadata.MaxKeyBytes)], $"At most {context.Limits.MetadataSubscriptions} keys can be followed");
                break;
            }

            if (!Metadata.IsKey(key))
            {
                MetadataTarget.RefuseKey(context, key);
                continue;
            }

            if (limits.Follow(key))
                added.Add(key);
            followed.Add(key);
        }

        Tell(context, Numeric.RplMetadataSubOk, followed);
        if (added.Count == 0)
            return ValueTask.CompletedTask;
        var isPutOff = !limits.MetadataSyncs.TryCount(context.Now, context.Limits.MetadataSyncs, context.Limits.MetadataSeconds);
        return reply.SendFollowedAsync(context, added, isPutOff);
    }

    public static void Unsubscribe(CommandContext context, IReadOnlyList<string> keys)
    {
        foreach (var key in keys.Where(key => !Metadata.IsKey(key)))
            MetadataTarget.RefuseKey(context, key);
        var valid = keys.Where(Metadata.IsKey).ToList();
        foreach (var key in valid)
            context.Session.Limits.Unfollow(key);
        Tell(context, Numeric.RplMetadataUnsubOk, valid);
    }

    public static void List(CommandContext context)
    {
        context.OpenBatch("metadata-subs");
        Tell(context, Numeric.RplMetadataSubs, context.Session.Limits.Followed);
    }

    private static void Tell(CommandContext context, Numeric numeric, IEnumerable<string> keys)
    {
        foreach (var line in Texts.Lines(keys, ' '))
        {
            foreach (var some in line.Split(' ').Chunk(KeysPerLine))
                context.ReplyBare(numeric, some);
        }
    }
}
