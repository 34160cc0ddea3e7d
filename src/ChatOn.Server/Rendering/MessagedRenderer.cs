using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>
/// <c>PRIVMSG target :text</c>, <c>NOTICE</c>, <c>TAGMSG target</c>. Its own session hears it only with echo-message
/// (https://ircv3.net/specs/extensions/echo-message); TAGMSG goes only to message-tags.
/// </summary>
internal sealed class MessagedRenderer : EventRenderer<Messaged>
{
    private static readonly CapabilitySet Seen = new(Capability.EchoMessage, Capability.MessageTags);

    public override CapabilitySet Looks => Seen;

    // What has one line, which is nearly all, is rendered once for those who know of several and those who do not.
    public override CapabilitySet LooksAt(Event happened) =>
        happened is Messaged { Composition: not null } ? Seen | MessageLines.Looks : Seen;

    protected override void Irc(Messaged happened, View view, IrcLine line)
    {
        if (view.IsOrigin && !view.Capabilities.Has(Capability.EchoMessage))
            return;
        if (happened.Kind == MessageKind.Tagmsg)
        {
            if (!view.Capabilities.Has(Capability.MessageTags))
                return;
            var tagmsg = line.Start("TAGMSG"u8);
            tagmsg.Param(happened.Room);
            tagmsg.End();
            return;
        }

        if (happened.Composition is { } composition)
        {
            MessageLines.Write(happened, composition, view, line);
            return;
        }

        var writer = line.Start(VerbOf(happened));
        writer.Param(happened.Room);
        writer.Trailing(happened.Text.Span);
        writer.End();
    }

    /// <summary>The verb of what has a text.</summary>
    internal static ReadOnlySpan<byte> VerbOf(Messaged happened) => happened.Kind == MessageKind.Privmsg ? "PRIVMSG"u8 : "NOTICE"u8;

    protected override void Classic(Messaged happened, View view, ClassicLine line)
    {
        if (happened.Composition is not { } composition)
        {
            Classic(happened, happened.Text.Span, view, line);
            return;
        }

        // Piece by piece, as they came: each is short enough for an old client, which would see the rest of a longer line as another's.
        foreach (var piece in composition.PiecesOf(happened.Text.Span))
            Classic(happened, piece.Text, view, line);
    }

    // NAME: text, as the classic protocol has it; also to its sender. Nothing else begins with a name and a colon, nor with the
    // marks of the server's own lines, so that nobody can write a line that looks like another's.
    private static void Classic(Messaged happened, ReadOnlySpan<byte> text, View view, ClassicLine line)
    {
        var isAction = text.StartsWith("\u0001ACTION "u8);
        if (isAction)
            text = text["\u0001ACTION "u8.Length..].TrimEnd((byte)1);
        else if (text.IsEmpty || text[0] == 1)
            return;
        var name = happened.Who.Nick;
        var start = view.IsPast ? $"[{DateTimeOffset.UnixEpoch.AddMicroseconds(happened.Time):yyyy-MM-dd HH:mm}] " : "";
        if (!happened.Room.Contains('#', StringComparison.Ordinal))
            start += isAction ? $"[{name} -> {happened.Room}] * " : $"[{name} -> {happened.Room}] ";
        else
            start += PlaceOf(happened, view) + (isAction ? $"* {name} " : $"{name}: ");
        line.Write(start, text);
    }

    // @#room: only those of a rank hear it.
    private static string PlaceOf(Messaged happened, View view) =>
        happened.Room.StartsWith('#') ? Mark(happened, view) : $"[{happened.Room}] ";
}
