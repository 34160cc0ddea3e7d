using System.Buffers;
using System.Text;
using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Messages;

/// <summary>The client-only tags of a message that go on to others — https://ircv3.net/specs/extensions/message-tags#client-only-tags</summary>
internal static class ClientTagFilter
{
    private const string Everything = "*";

    /// <summary>The tags as they came, escaped; of those with one key the last alone, and none that is denied.</summary>
    /// <param name="message">What the client sent.</param>
    /// <param name="denied">As in the ISUPPORT token CLIENTTAGDENY.</param>
    public static ReadOnlyMemory<byte> Of(IrcMessage message, IReadOnlyList<string> denied)
    {
        if (message.Tags.IsEmpty)
            return default;
        var last = LastByKey(message, denied);
        if (last.Count == 0)
            return default;
        var kept = new ArrayBufferWriter<byte>(message.Tags.Length);
        var place = 0;
        foreach (var tag in message.EnumerateTags())
        {
            if (!last.Contains(place++))
                continue;
            if (kept.WrittenCount > 0)
                kept.Write(";"u8);
            kept.Write(tag.Whole);
        }

        return kept.WrittenMemory;
    }

    /// <summary>Whether a tag is not to be passed on.</summary>
    /// <param name="name">Without the <c>+</c>.</param>
    /// <param name="denied">As in CLIENTTAGDENY: names, or <c>*</c> first and then exceptions with <c>-</c> before them.</param>
    public static bool IsDenied(string name, IReadOnlyList<string> denied) =>
        denied.Count > 0 && (denied[0] == Everything ? !denied.Contains("-" + name) : denied.Contains(name));

    // https://ircv3.net/specs/extensions/message-tags#format: of several with one key all but the last are disregarded.
    private static HashSet<int> LastByKey(IrcMessage message, IReadOnlyList<string> denied)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var place = 0;
        foreach (var tag in message.EnumerateTags())
        {
            if (MessageTags.IsClientOnly(tag.Key))
                places[Encoding.UTF8.GetString(tag.Key[1..])] = place;
            place++;
        }

        return [.. places.Where(each => !IsDenied(each.Key, denied)).Select(each => each.Value)];
    }
}
