namespace ChatOn.Protocol;

/// <summary>
/// The client-only tags that a server may look at, in raw tags (<c>+k=v;+k2</c>): https://ircv3.net/specs/client-tags/reply,
/// https://ircv3.net/specs/client-tags/react, https://ircv3.net/specs/client-tags/typing
/// </summary>
public static class ClientTags
{
    /// <summary>To which message something is a reply.</summary>
    public static ReadOnlySpan<byte> Reply => "+reply"u8;

    /// <summary>A reaction.</summary>
    public static ReadOnlySpan<byte> React => "+draft/react"u8;

    /// <summary>A reaction is taken back.</summary>
    public static ReadOnlySpan<byte> Unreact => "+draft/unreact"u8;

    /// <summary>Whether somebody is typing.</summary>
    public static ReadOnlySpan<byte> Typing => "+typing"u8;

    /// <summary>Whether there are client-only tags, and they tell of typing and of nothing else.</summary>
    public static bool AreTypingAlone(ReadOnlySpan<byte> tags)
    {
        foreach (var tag in new TagEnumerator(tags))
        {
            if (!tag.Key.SequenceEqual(Typing))
                return false;
        }
        return !tags.IsEmpty;
    }

    /// <summary>Whether a tag is there, with or without a value.</summary>
    public static bool Has(ReadOnlySpan<byte> tags, ReadOnlySpan<byte> key)
    {
        foreach (var tag in new TagEnumerator(tags))
        {
            if (tag.Key.SequenceEqual(key))
                return true;
        }
        return false;
    }

    /// <summary>The message that a reaction, or the taking back of one, is about; false for all other tags.</summary>
    public static bool TryGetReactedTo(ReadOnlySpan<byte> tags, out MessageId id)
    {
        id = default;
        if (!Has(tags, React) && !Has(tags, Unreact))
            return false;
        var found = false;
        foreach (var tag in new TagEnumerator(tags))
        {
            // Of several tags with one key the last counts.
            if (tag.Key.SequenceEqual(Reply))
                found = MessageId.TryParse(tag.Value, out id);
        }
        return found;
    }
}
