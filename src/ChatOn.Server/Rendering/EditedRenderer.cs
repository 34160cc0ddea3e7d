using System.Buffers;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>
/// <c>EDITMSG target msgid :text</c>, to its own session too; to those who do not know it a NOTICE of its author, in reply to the message,
/// with the new text. docs/protocol/message-edit.md
/// </summary>
internal sealed class EditedRenderer : EventRenderer<Edited>
{
    private static readonly MessagedRenderer Fallback = new();

    public override CapabilitySet Looks { get; } = new CapabilitySet(Capability.MessageEdit) | Fallback.Looks;

    public override void Render(Event happened, View view, OutgoingTags tags, IBufferWriter<byte> output)
    {
        if (view.Capabilities.Has(Capability.MessageEdit))
            base.Render(happened, view, tags, output);
        else
            Fallback.Render(AsMessage((Edited)happened), view with { IsOrigin = false }, tags, output);
    }

    protected override void Irc(Edited happened, View view, IrcLine line)
    {
        var edit = line.Start("EDITMSG"u8);
        edit.Param(happened.Room);
        edit.Param(new MessageId(happened.Target, happened.RoomId).ToString());
        edit.Trailing(happened.Text.Span);
        edit.End();
    }

    protected override void Classic(Edited happened, View view, ClassicLine line) => throw new NotSupportedException("No line client has the capability.");

    // A NOTICE: nobody answers by itself what was answered before.
    private static Messaged AsMessage(Edited edited)
    {
        var text = edited.Text.Span;
        var words = FormattedText.TryGetAction(text, out var action) ? action : text;
        var reply = $"+reply={new MessageId(edited.Target, edited.RoomId)}";
        return new Messaged(
            edited.Who, edited.Time, edited.RoomId, edited.Room, MessageKind.Notice, (byte[])[.. "* edited: "u8, .. words], Encoding.ASCII.GetBytes(reply));
    }
}
