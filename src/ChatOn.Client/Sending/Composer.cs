using System.Text;
using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.Sending;

/// <summary>Makes the messages and lines of what somebody wants to say: one message of several lines where the server takes that, else several.</summary>
internal sealed class Composer(ClientSession session)
{
    // What the server puts before a text must fit too: ":nick!user@host PRIVMSG target :".
    private const int UnknownMaskBytes = 110;

    /// <summary>The texts of the messages to be sent.</summary>
    public IEnumerable<string> Messages(string target, string text, MessageKind kind)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var pieces = lines.SelectMany(line => TextPieces.Cut(line, Room(target, kind))).ToList();
        if (pieces.Count > 1 && kind != MessageKind.Action && session.State.Capabilities.Has(Capability.Multiline)
            && Encoding.UTF8.GetByteCount(text) <= session.Negotiation.Multiline.Bytes && pieces.Count <= session.Negotiation.Multiline.Lines
            && !string.IsNullOrWhiteSpace(text))
            return [string.Join('\n', lines)];
        return pieces.Where(piece => piece.Length > 0);
    }

    /// <summary>The lines of one message.</summary>
    public IEnumerable<byte[]> Lines(Outgoing message)
    {
        var tags = Tags(message);
        var target = message.Conversation.Name;
        var lines = message.WireText.Split('\n');
        var room = Room(target, message.Shown.Kind);
        if (lines.Length == 1 && Encoding.UTF8.GetByteCount(message.Shown.Text) <= room)
            return [Line.Of([.. tags], message.Verb, target, message.WireText)];
        return Batch(message, tags, lines, room);
    }

    private IEnumerable<byte[]> Batch(Outgoing message, List<KeyValuePair<string, string>> tags, string[] lines, int room)
    {
        var reference = session.NextLabel();
        yield return Line.Of([.. tags], "BATCH", "+" + reference, "draft/multiline", message.Conversation.Name);
        foreach (var line in lines)
        {
            var isFirst = true;
            foreach (var piece in TextPieces.Cut(line, room))
            {
                KeyValuePair<string, string> batch = new("batch", reference);
                yield return Line.Of(isFirst ? [batch] : [batch, new("draft/multiline-concat", "")], message.Verb, message.Conversation.Name, piece);
                isFirst = false;
            }
        }

        yield return Line.Of("BATCH", "-" + reference);
    }

    private List<KeyValuePair<string, string>> Tags(Outgoing message)
    {
        var capabilities = session.State.Capabilities;
        List<KeyValuePair<string, string>> tags = [];
        if (capabilities.Has(Capability.LabeledResponse))
            tags.Add(new("label", message.Label));
        if (capabilities.Has(Capability.ClientId))
            tags.Add(new(Vendor.ClientId, message.ClientId));
        if (message.Shown.ReplyTo is { } id && capabilities.Has(Capability.MessageTags))
            tags.Add(new("+reply", id));
        return tags;
    }

    private int Room(string target, MessageKind kind)
    {
        var mask = session.State.Mask is { } known ? Encoding.UTF8.GetByteCount(known) : UnknownMaskBytes;
        var room = 510 - mask - Encoding.UTF8.GetByteCount(target) - ":  PRIVMSG  :".Length - (kind == MessageKind.Action ? "\u0001ACTION \u0001".Length : 0);
        return Math.Max(room, 64);
    }
}
