using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.Rendering.Tags;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.History;

/// <summary>
/// The body of a history record: the event as the IRC line that a client with every capability would get, without time and id, which
/// are the record's own. So it needs no format version, and anybody can read it.
/// </summary>
internal static class HistoryCodec
{
    private static readonly OutgoingTags Tags = new([new AccountTag(), new BotTag(), new ClientOnlyTags()]);

    private static readonly View Everything = new(WireFormat.Irc, CapabilitySet.All);

    private static readonly Dictionary<Type, (RecordKind Kind, EventRenderer Renderer)> Encoders = new()
    {
        [typeof(Joined)] = (RecordKind.Join, new JoinedRenderer()),
        [typeof(Parted)] = (RecordKind.Part, new PartedRenderer()),
        [typeof(Quit)] = (RecordKind.Quit, new QuitRenderer()),
        [typeof(NickChanged)] = (RecordKind.Nick, new NickChangedRenderer()),
        [typeof(Kicked)] = (RecordKind.Kick, new KickedRenderer()),
        [typeof(TopicChanged)] = (RecordKind.Topic, new TopicChangedRenderer()),
        [typeof(RoomModesChanged)] = (RecordKind.Mode, new RoomModesChangedRenderer()),
        [typeof(GapLeft)] = (RecordKind.Gap, new GapLeftRenderer()),
    };

    private static readonly EventRenderer MessageEncoder = new MessagedRenderer();

    public static HistoryRecord Encode(RoomRef room, Event happened, long time)
    {
        var (kind, renderer) = happened is Messaged said ? (KindOf(said.Kind), MessageEncoder) : Encoders[happened.GetType()];
        var body = new ArrayBufferWriter<byte>(256);
        renderer.Render(happened, Everything, Tags, body);
        return new HistoryRecord(room, time, kind, happened.Who.UserId, body.WrittenMemory[..^2]);
    }

    /// <summary>The event again; null for a kind that this version does not know.</summary>
    public static Event? Decode(HistoryRecord record)
    {
        // Only the first line: a JOIN of somebody away has an AWAY behind it.
        var body = record.Body.Span;
        var end = body.IndexOf((byte)'\r');
        _ = MessageParser.TryParse(end < 0 ? body : body[..end], MessageLimits.FromServer, out var line);
        if (line is null)
            return null;
        var who = OriginOf(line, record.Sender);
        var room = line.Text(0);
        return record.Kind switch
        {
            RecordKind.Privmsg => Said(record, line, who, MessageKind.Privmsg),
            RecordKind.Notice => Said(record, line, who, MessageKind.Notice),
            RecordKind.Tagmsg => Said(record, line, who, MessageKind.Tagmsg),
            RecordKind.Join => new Joined(who, record.Time, record.Room.Id, room, line.Text(2), Away: null),
            RecordKind.Part => new Parted(who, record.Time, record.Room.Id, room, line.Count > 1 ? line.Text(1) : null),
            RecordKind.Quit => new Quit(who, record.Time, line.Text(0)),
            RecordKind.Nick => new NickChanged(who, record.Time, line.Text(0)),
            RecordKind.Kick => new Kicked(who, record.Time, record.Room.Id, room, line.Text(1), line.Text(2)),
            RecordKind.Topic => new TopicChanged(who, record.Time, record.Room.Id, room, line.Text(1)),
            RecordKind.Mode => new RoomModesChanged(who, record.Time, record.Room.Id, room, Rest(line)),
            RecordKind.Gap => new GapLeft(who, record.Time, record.Room.Id, room),
            _ => null,
        };
    }

    private static RecordKind KindOf(MessageKind kind) => kind switch
    {
        MessageKind.Privmsg => RecordKind.Privmsg,
        MessageKind.Notice => RecordKind.Notice,
        _ => RecordKind.Tagmsg,
    };

    private static Messaged Said(HistoryRecord record, IrcMessage line, Origin who, MessageKind kind)
    {
        var tags = new ArrayBufferWriter<byte>();
        foreach (var tag in line.EnumerateTags())
        {
            if (!MessageTags.IsClientOnly(tag.Key))
                continue;
            if (tags.WrittenCount > 0)
                tags.Write(";"u8);
            tags.Write(tag.Whole);
        }

        return new Messaged(who, record.Time, record.Room.Id, line.Text(0), kind, line.Memory(1), tags.WrittenMemory, record.ClientId);
    }

    private static Origin OriginOf(IrcMessage line, long sender)
    {
        _ = Source.TryParse(line.Source, out var source);
        var account = line.TryGetTag("account"u8, out var name) ? name : null;
        return new Origin(sender, source.Nick, source.User ?? "", source.Host ?? "", account, line.TryGetTag("bot"u8, out _));
    }

    private static string Rest(IrcMessage line) => string.Join(' ', Enumerable.Range(1, line.Count - 1).Select(line.Text));
}
