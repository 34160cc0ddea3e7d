using System.Buffers;
using System.Text;
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
    private static readonly OutgoingTags Tags = new([new AccountTag(), new BotTag(), new RelaymsgTag(), new RedactedTags(), new ClientOnlyTags()]);

    private static readonly View Everything = new(WireFormat.Irc, CapabilitySet.All);

    private static readonly Dictionary<Type, (RecordKind Kind, EventRenderer Renderer)> Encoders = new()
    {
        [typeof(Edited)] = (RecordKind.Edit, new EditedRenderer()),
        // The server's name is in what is for others, and not in what is stored.
        [typeof(Redacted)] = (RecordKind.Redact, new RedactedRenderer(new ServerOptions())),
        [typeof(Tombstone)] = (RecordKind.Tombstone, new TombstoneRenderer()),
        [typeof(Joined)] = (RecordKind.Join, new JoinedRenderer()),
        [typeof(Parted)] = (RecordKind.Part, new PartedRenderer()),
        [typeof(Quit)] = (RecordKind.Quit, new QuitRenderer()),
        [typeof(NickChanged)] = (RecordKind.Nick, new NickChangedRenderer()),
        [typeof(Kicked)] = (RecordKind.Kick, new KickedRenderer()),
        [typeof(TopicChanged)] = (RecordKind.Topic, new TopicChangedRenderer()),
        [typeof(RoomModesChanged)] = (RecordKind.Mode, new RoomModesChangedRenderer()),
        [typeof(Renamed)] = (RecordKind.Rename, new RenamedRenderer()),
        [typeof(GapLeft)] = (RecordKind.Gap, new GapLeftRenderer()),
    };

    private static readonly EventRenderer MessageEncoder = new MessagedRenderer();

    public static HistoryRecord Encode(RoomRef room, Event happened, long time)
    {
        var (kind, renderer) = happened is Messaged said ? (KindOf(said.Kind), MessageEncoder) : Encoders[happened.GetType()];
        if (happened is Messaged { Composition: not null } several)
            return MultilineBody.Encode(room, several, time, kind, Tags, Everything);
        using var body = new PooledWriter();
        renderer.Render(happened, Everything, Tags, body);
        return new HistoryRecord(room, time, kind, happened.Who.UserId, body.Written[..^2].ToArray())
        {
            Parent = ParentOf(room, happened, time),
            TextAt = TextAt(happened, body.Written),
        };
    }

    /// <summary>What erases all that a message said; its author, its time and what it was said to stay.</summary>
    public static EntryErased Erase(RoomRef room, Messaged said)
    {
        var tombstone = new Tombstone(said.Who, said.Time, room.Id, said.Room) { WasTagmsg = said.Kind == MessageKind.Tagmsg };
        return new EntryErased(room.Id, said.Time, Encode(room, tombstone, said.Time).Body);
    }

    /// <summary>The event again; null for a kind that this version does not know.</summary>
    public static Event? Decode(HistoryRecord record)
    {
        if (record.Kind is RecordKind.Privmsg or RecordKind.Notice && MultilineBody.TryRead(record.Body, out var read))
            return Several(record, read);
        // Only the first line: a JOIN of somebody away has an AWAY behind it.
        var body = record.Body.Span;
        var end = body.IndexOf((byte)'\r');
        _ = MessageParser.TryParse(end < 0 ? body : body[..end], MessageLimits.FromServer, out var line);
        if (line is null)
            return null;
        var who = OriginOf(line, record.Sender);
        var room = PlaceOf(record, line);
        return record.Kind switch
        {
            RecordKind.Privmsg => Said(record, line, who, MessageKind.Privmsg),
            RecordKind.Notice => Said(record, line, who, MessageKind.Notice),
            RecordKind.Tagmsg => Said(record, line, who, MessageKind.Tagmsg),
            RecordKind.Edit => new Edited(who, record.Time, record.Room.Id, room, record.Parent, line.Memory(2)),
            RecordKind.Redact => new Redacted(who, record.Time, record.Room.Id, room, record.Parent, RedactedTags.AuthorIn(line), line.Count > 2 ? line.Text(2) : null)
            {
                WasTagmsg = RedactedTags.AreOfTagmsg(line),
            },
            RecordKind.Tombstone => new Tombstone(who, record.Time, record.Room.Id, room) { WasTagmsg = line.Verb.SequenceEqual("TAGMSG"u8) },
            RecordKind.Join => new Joined(who, record.Time, record.Room.Id, room, line.Text(2), Away: null),
            RecordKind.Part => new Parted(who, record.Time, record.Room.Id, room, line.Count > 1 ? line.Text(1) : null),
            RecordKind.Quit => new Quit(who, record.Time, line.Text(0)),
            RecordKind.Nick => new NickChanged(who, record.Time, line.Text(0)),
            RecordKind.Kick => new Kicked(who, record.Time, record.Room.Id, room, line.Text(1), line.Text(2)),
            RecordKind.Topic => new TopicChanged(who, record.Time, record.Room.Id, room, line.Text(1)),
            RecordKind.Mode => new RoomModesChanged(who, record.Time, record.Room.Id, room, Rest(line)),
            RecordKind.Rename => new Renamed(who, record.Time, record.Room.Id, line.Text(1), line.Text(0), line.Text(2)),
            RecordKind.Gap => new GapLeft(who, record.Time, record.Room.Id, room),
            _ => null,
        };
    }

    // A room may have got another name since.
    private static string PlaceOf(HistoryRecord record, IrcMessage line)
    {
        var place = line.Text(0);
        var prefix = place.IndexOf('#', StringComparison.Ordinal);
        return prefix >= 0 && record.Room.Name.StartsWith('#') ? place[..prefix] + record.Room.Name : place;
    }

    private static RecordKind KindOf(MessageKind kind) => kind switch
    {
        MessageKind.Privmsg => RecordKind.Privmsg,
        MessageKind.Notice => RecordKind.Notice,
        _ => RecordKind.Tagmsg,
    };

    // A reaction is about an earlier message of the same place, or about nothing.
    private static long ParentOf(RoomRef room, Event happened, long time) => happened switch
    {
        Edited edited => edited.Target,
        Redacted redacted => redacted.Target,
        Messaged { Kind: MessageKind.Tagmsg } tags when ClientTags.TryGetReactedTo(tags.Tags.Span, out var id) && id.Room == room.Id && id.Time < time => id.Time,
        _ => 0,
    };

    private static int? TextAt(Event happened, ReadOnlySpan<byte> body)
    {
        // An edit is found by what was said first: it is shown behind that.
        if (happened is not Messaged { Kind: not MessageKind.Tagmsg, Text: var text } || FormattedText.IsCtcp(text.Span))
            return null;

        // Past the tags, the source, the verb and the target; a colon is before the text.
        var at = 0;
        for (var words = body[0] == '@' ? 4 : 3; words > 0; words--)
            at += body[at..].IndexOf((byte)' ') + 1;
        return at + 1 + FormattedText.LengthOfActionStart(text.Span);
    }

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

        return new Messaged(who, record.Time, record.Room.Id, PlaceOf(record, line), kind, line.Memory(1), tags.WrittenMemory, record.ClientId);
    }

    private static Messaged Several(HistoryRecord record, MultilineBody.Content read)
    {
        var kind = record.Kind == RecordKind.Notice ? MessageKind.Notice : MessageKind.Privmsg;
        return Said(record, read.Start, OriginOf(read.Start, record.Sender), kind) with { Text = read.Text, Composition = read.Composition };
    }

    private static Origin OriginOf(IrcMessage line, long sender)
    {
        _ = Source.TryParse(line.Source, out var source);
        var account = line.TryGetTag("account"u8, out var name) ? name : null;
        return new Origin(sender, source.Nick, source.User ?? "", source.Host ?? "", account, line.TryGetTag("bot"u8, out _))
        {
            RelayedBy = line.TryGetTag("draft/relaymsg"u8, out var nick) ? nick : null,
        };
    }

    private static string Rest(IrcMessage line) => string.Join(' ', Enumerable.Range(1, line.Count - 1).Select(line.Text));

    /// <summary>In the store alone: whose message was redacted, and whether it was tags without a text.</summary>
    private sealed class RedactedTags : IOutgoingTag
    {
        private static readonly byte[] Author = Encoding.ASCII.GetBytes(Vendor.Prefix + "/author");
        private static readonly byte[] OfTagmsg = Encoding.ASCII.GetBytes(Vendor.Prefix + "/tagmsg");

        public CapabilitySet Needs { get; } = new(Capability.MessageRedaction);

        public static string AuthorIn(IrcMessage line) => line.TryGetTag(Author, out var nick) ? nick : "";

        public static bool AreOfTagmsg(IrcMessage line) => line.TryGetTag(OfTagmsg, out _);

        public void Write(Event happened, View view, ref MessageWriter writer)
        {
            if (happened is not Redacted redacted)
                return;
            writer.Tag(Author, redacted.TargetNick);
            if (redacted.WasTagmsg)
                writer.Tag(OfTagmsg);
        }
    }
}
