using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Services;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Messages;

/// <summary>What PRIVMSG, NOTICE and TAGMSG have in common: targets, rules, and saying it. A NOTICE is never answered with an error numeric.</summary>
internal sealed class Messaging(ClientIds clientIds, ServiceRunner services, Protection protection)
{
    /// <summary>Says something to each target; once only, whatever comes again, when the client gave it an id.</summary>
    public ValueTask SendAsync(CommandContext context, IrcMessage message, MessageKind kind)
    {
        var targets = message.Text(0).Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct(CaseMapping.Comparer).ToList();
        if (targets.Count > context.Limits.MessageTargets && context.Limits.MessageTargets > 0)
        {
            Refuse(context, kind, Numeric.ErrTooManyTargets, message.Text(0));
            return ValueTask.CompletedTask;
        }

        var text = kind == MessageKind.Tagmsg ? default : message.Memory(1);
        var words = new Words(kind, text, ClientTagsOf(message), context.ClientId);
        context.User.Touch(context.Now);
        if (targets is [var only] && ServiceRunner.Find(only) is { } service)
            return kind == MessageKind.Privmsg ? services.RunAsync(service, context, message.Text(1)) : ValueTask.CompletedTask;
        if (words.ClientId is not null)
            return SendOnceAsync(context, targets, words);
        foreach (var target in targets)
            Send(context, target, words);
        return ValueTask.CompletedTask;
    }

    // docs/protocol/client-id.md
    private async ValueTask SendOnceAsync(CommandContext context, List<string> targets, Words words)
    {
        if (targets.Count != 1 || !ClientIds.IsValid(words.ClientId!))
        {
            context.Fail("INVALID_CLIENT_ID", [], "A client id has 1 to 64 letters, digits, '-' and '_', and goes with one target only");
            return;
        }

        ClientIds.Claim claim;
        try
        {
            claim = await clientIds.ClaimAsync(context.User.Id, words.ClientId!);
        }
        catch (JournalException)
        {
            context.Fail(
                Delivery.SaidFailure.Code, [targets[0]], "Your message was not delivered: the server cannot read its store at the moment; try again later");
            return;
        }

        using (claim)
        {
            if (context.Session.User is null)
                return;
            if (claim.Earlier is { } said)
                context.ShowEcho(said);
            else if (Send(context, targets[0], words))
                claim.Said();
        }
    }

    private bool Send(CommandContext context, string target, Words words)
    {
        var name = target.TrimStart('~', '&', '@', '%', '+');
        if (IsTooFast(context, target, name, words.Kind))
            return false;
        return name.StartsWith('#') ? SendToRoom(context, target, name, words) : SendToUser(context, target, words);
    }

    // Under attack guests speak slowly; what has no text is not worth an answer.
    private bool IsTooFast(CommandContext context, string target, string name, MessageKind kind)
    {
        if (!protection.Slows(context.User))
            return false;
        if (kind == MessageKind.Tagmsg)
            return true;
        if (protection.RefuseWords(context, context.World.FindRoom(name)) is not { } why)
            return false;
        if (kind == MessageKind.Privmsg)
            context.Fail("RATE_LIMITED", [target], why);
        return true;
    }

    private static bool SendToRoom(CommandContext context, string target, string name, Words words)
    {
        var who = context.User.Origin;
        if (context.World.FindRoom(name) is not { } room)
            return Refuse(context, words.Kind, Numeric.ErrNoSuchChannel, name);
        if ((RoomRules.RefuseSpeech(room, who) ?? RoomRules.RefuseText(room, words.Text.Span)) is { } refusal)
            return Refuse(context, words.Kind, refusal, room.Name);

        var (atLeast, shown) = target.Length == name.Length ? (Roles.None, room.Name) : ToRank(target[..^name.Length], room);
        context.Publisher.Say(room, words.By(who, room.NextTime(context.Now), room.Ref.Id, shown), context, atLeast);
        return true;
    }

    // STATUSMSG: only members of at least the rank of the prefix hear it; of several prefixes the lowest counts.
    private static (Roles AtLeast, string Shown) ToRank(string prefixes, Room room)
    {
        var lowest = prefixes.MinBy(RoleLetters.OfPrefix);
        return (RoleLetters.OfPrefix(lowest), lowest + room.Name);
    }

    private static bool SendToUser(CommandContext context, string target, Words words)
    {
        if (context.World.FindUser(target) is not { } to)
            return Refuse(context, words.Kind, Numeric.ErrNoSuchNick, target);
        var conversation = ConversationOf(context, to);
        var said = words.By(context.User.Origin, conversation.NextTime(context.Now), conversation.Ref.Id, to.Nick);
        context.Publisher.Say(conversation, said, context, to);
        if (to.Away is { } away && words.Kind == MessageKind.Privmsg)
            context.ReplyText(Numeric.RplAway, away, to.Nick);
        return true;
    }

    private static Conversation ConversationOf(CommandContext context, User to)
    {
        var from = context.User;
        if (context.World.FindConversation(from.Id, to.Id) is { } known)
            return known;
        var isLasting = from.Origin.Account is not null && to.Origin.Account is not null;
        var name = isLasting ? Conversation.NameOf(from.Id, to.Id) : "";
        var conversation = new Conversation(new RoomRef(context.Clock.NextId(), name), from.Id, to.Id);
        context.World.Add(conversation);
        return conversation;
    }

    // https://modern.ircdocs.horse/#notice-message: automatic replies must never be sent in response to a NOTICE.
    private static bool Refuse(CommandContext context, MessageKind kind, Numeric numeric, string target)
    {
        if (kind != MessageKind.Notice)
            context.Refuse(numeric, target);
        return false;
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

    private readonly record struct Words(MessageKind Kind, ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> Tags, string? ClientId)
    {
        public Messaged By(Origin who, long time, long roomId, string target) => new(who, time, roomId, target, Kind, Text, Tags, ClientId);
    }
}
