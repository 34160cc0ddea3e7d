using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Messages;

/// <summary>What PRIVMSG, NOTICE and TAGMSG have in common: targets, rules, and saying it.</summary>
internal sealed class Messaging
{
    /// <summary>Says something to each target. NOTICE and TAGMSG are never answered with errors about their targets' state.</summary>
    public void Send(CommandContext context, IrcMessage message, MessageKind kind)
    {
        var targets = message.Text(0).Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct(CaseMapping.Comparer).ToList();
        if (targets.Count > context.Limits.MessageTargets && context.Limits.MessageTargets > 0)
        {
            context.Refuse(Numeric.ErrTooManyTargets, message.Text(0));
            return;
        }

        var text = kind == MessageKind.Tagmsg ? default : message.Memory(1);
        var tags = ClientTagsOf(message);
        context.User.Touch(context.Now);
        foreach (var target in targets)
            Send(context, target, kind, text, tags);
    }

    private static void Send(CommandContext context, string target, MessageKind kind, ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> tags)
    {
        var name = target.TrimStart('~', '&', '@', '%', '+');
        if (name.StartsWith('#'))
            SendToRoom(context, target, name, kind, text, tags);
        else
            SendToUser(context, target, kind, text, tags);
    }

    private static void SendToRoom(
        CommandContext context, string target, string name, MessageKind kind, ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> tags)
    {
        var who = context.User.Origin;
        if (context.World.FindRoom(name) is not { } room)
        {
            Refuse(context, kind, Numeric.ErrNoSuchChannel, name);
            return;
        }

        if (RoomRules.RefuseSpeech(room, who) is { } refusal)
        {
            Refuse(context, kind, refusal, room.Name);
            return;
        }

        // STATUSMSG: only members of at least the rank of the prefix hear it.
        var atLeast = target.Length == name.Length ? Roles.None : RoleLetters.OfPrefix(target[0]);
        var shown = atLeast == Roles.None ? room.Name : target[0] + room.Name;
        var said = new Messaged(who, room.NextTime(context.Now), room.Ref.Id, shown, kind, text, tags);
        context.Publisher.Say(room, said, context, atLeast, clientId: null);
    }

    private static void SendToUser(CommandContext context, string target, MessageKind kind, ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> tags)
    {
        if (context.World.FindUser(target) is not { } to)
        {
            Refuse(context, kind, Numeric.ErrNoSuchNick, target);
            return;
        }

        var conversation = ConversationOf(context, to);
        var said = new Messaged(context.User.Origin, conversation.NextTime(context.Now), conversation.Ref.Id, to.Nick, kind, text, tags);
        context.Publisher.Say(conversation, said, context, to, clientId: null);
        if (to.Away is { } away && kind == MessageKind.Privmsg)
            context.ReplyText(Numeric.RplAway, away, to.Nick);
    }

    private static Conversation ConversationOf(CommandContext context, User to)
    {
        var from = context.User;
        if (context.World.FindConversation(from.Id, to.Id) is { } known)
            return known;
        var conversation = new Conversation(new RoomRef(context.Clock.NextId(), ""), from.Id, to.Id);
        context.World.Add(conversation);
        return conversation;
    }

    // https://modern.ircdocs.horse/#notice-message: automatic replies must never be sent in response to a NOTICE.
    private static void Refuse(CommandContext context, MessageKind kind, Numeric numeric, string target)
    {
        if (kind != MessageKind.Notice)
            context.Refuse(numeric, target);
    }

    private static ReadOnlyMemory<byte> ClientTagsOf(IrcMessage message)
    {
        if (message.Tags.IsEmpty)
            return default;
        ArrayBufferWriter<byte>? kept = null;
        foreach (var tag in message.EnumerateTags())
        {
            if (!MessageTags.IsClientOnly(tag.Key))
                continue;
            kept ??= new ArrayBufferWriter<byte>(message.Tags.Length);
            if (kept.WrittenCount > 0)
                kept.Write(";"u8);
            kept.Write(tag.Whole);
        }

        return kept?.WrittenMemory ?? default;
    }
}
