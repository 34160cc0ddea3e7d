using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Rendering;

/// <summary>
/// <c>REDACT target msgid [:reason]</c>, to its own session too; to those who do not know it a NOTICE that says so.
/// https://ircv3.net/specs/extensions/message-redaction
/// </summary>
internal sealed class RedactedRenderer(ServerOptions options) : EventRenderer<Redacted>
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    public override CapabilitySet Looks { get; } = new(Capability.MessageRedaction);

    protected override void Irc(Redacted happened, View view, IrcLine line)
    {
        if (view.Capabilities.Has(Capability.MessageRedaction))
        {
            var redact = line.Start("REDACT"u8);
            redact.Param(happened.Room);
            redact.Param(new MessageId(happened.Target, happened.RoomId).ToString());
            if (happened.Reason is not null)
                redact.Trailing(happened.Reason);
            redact.End();
            return;
        }

        if (happened.WasTagmsg)
            return;
        // To a nickname it comes from who did it: so each of the two shows it where they talk with each other.
        var isInRoom = happened.Room.Contains('#', StringComparison.Ordinal);
        var notice = line.By(isInRoom ? _server : happened.Who).Start("NOTICE"u8);
        notice.Param(happened.Room);
        notice.Trailing(Sentence(happened));
        notice.End();
    }

    protected override void Classic(Redacted happened, View view, ClassicLine line)
    {
        if (!happened.WasTagmsg)
            line.Notice((happened.Room.Contains('#', StringComparison.Ordinal) ? Mark(happened, view) : "") + Sentence(happened));
    }

    private static string Sentence(Redacted happened) =>
        $"{happened.Who.Nick} redacted a message from {happened.TargetNick}{(happened.Reason is null ? "" : $": {happened.Reason}")}";
}
