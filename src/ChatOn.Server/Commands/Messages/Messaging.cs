using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Services;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Messages;

/// <summary>What PRIVMSG, NOTICE and TAGMSG have in common: targets, rules, and saying it. A NOTICE is never answered with an error numeric.</summary>
internal sealed class Messaging(ClientIds clientIds, ServiceRunner services, ZncPlayback playback, Protection protection)
{
    /// <summary>Says something to each target; once only, whatever comes again, when the client gave it an id.</summary>
    public ValueTask SendAsync(CommandContext context, IrcMessage message, MessageKind kind)
    {
        var targets = TargetsOf(message.Text(0));
        if (targets.Count > context.Limits.MessageTargets && context.Limits.MessageTargets > 0)
        {
            Refuse(context, kind, Numeric.ErrTooManyTargets, message.Text(0));
            return ValueTask.CompletedTask;
        }

        var text = kind == MessageKind.Tagmsg ? default : message.Memory(1);
        var words = new Words(kind, text, ClientTagFilter.Of(message, context.Options.ClientTagDeny), context.ClientId);
        if (AreContradictory(context, words))
            return ValueTask.CompletedTask;
        if (!words.AreEphemeral)
            context.User.Touch(context.Now);
        if (targets is [var only] && ServiceRunner.Find(only) is { } service)
            return kind == MessageKind.Privmsg ? services.RunAsync(service, context, message.Text(1)) : ValueTask.CompletedTask;
        if (targets is [var pseudo] && ZncPlayback.IsAddressed(pseudo))
            return kind == MessageKind.Privmsg ? playback.RunAsync(context, message.Text(1)) : ValueTask.CompletedTask;
        if (words.ClientId is not null)
            return SendOnceAsync(context, targets, words);
        foreach (var target in targets)
            Send(context, target, words);
        return ValueTask.CompletedTask;
    }

    /// <summary>Says something of several lines to one target; all of it or nothing.</summary>
    public ValueTask SendLinesAsync(CommandContext context, string target, Words words)
    {
        if (AreContradictory(context, words))
            return ValueTask.CompletedTask;
        context.User.Touch(context.Now);
        if (ServiceRunner.Find(target) is { } service)
        {
            if (words.Kind == MessageKind.Privmsg)
                context.Fail(MultilineBatchType.Invalid, [], $"{service.Nick} takes one command at a time, in one line");
            return ValueTask.CompletedTask;
        }

        if (words.ClientId is not null)
            return SendOnceAsync(context, [target], words);
        Send(context, target, words);
        return ValueTask.CompletedTask;
    }

    private static List<string> TargetsOf(string text) => text.Length > 0 && !text.Contains(',', StringComparison.Ordinal)
        ? [text]
        : [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct(CaseMapping.Comparer)];

    private static bool AreContradictory(CommandContext context, Words words)
    {
        // A NOTICE is never answered.
        if (words.AreContradictory && words.Kind != MessageKind.Notice)
            context.Fail("INVALID_REACTION", [], "A message cannot both be a reaction and take one back");
        return words.AreContradictory;
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
            if (claim.Earlier is Tombstone)
                context.Fail("MESSAGE_REDACTED", [targets[0]], "This was said, and has been redacted since");
            else if (claim.Earlier is { } said)
                context.ShowEcho(said);
            else if (Send(context, targets[0], words))
                claim.Said();
        }
    }

    private bool Send(CommandContext context, string target, Words words)
    {
        var name = target.TrimStart('~', '&', '@', '%', '+');
        if (IsTooFast(context, target, name, words.Kind) || (words.AreEphemeral && !context.Session.Limits.TryCountTyping(context.Now, target)))
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
        if ((RoomRules.RefuseSpeech(room, who) ?? RefuseText(room, words)) is { } refusal)
            return Refuse(context, words.Kind, refusal, room.Name);

        var (atLeast, shown) = target.Length == name.Length ? (Roles.None, room.Name) : ToRank(target[..^name.Length], room);
        context.Publisher.Say(room, words.By(who, room.NextTime(context.Now), room.Ref.Id, shown), context, atLeast);
        return true;
    }

    private static Numeric? RefuseText(Room room, Words words)
    {
        if (words.Composition is null)
            return RoomRules.RefuseText(room, words.Text.Span);
        foreach (var piece in words.Composition.PiecesOf(words.Text.Span))
        {
            if (RoomRules.RefuseText(room, piece.Text) is { } refusal)
                return refusal;
        }

        return null;
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

    /// <summary>What is said, by whomever and wherever.</summary>
    internal readonly record struct Words(MessageKind Kind, ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> Tags, string? ClientId)
    {
        /// <summary>Of which lines it was made; null for one line.</summary>
        public LineComposition? Composition { get; init; }

        public bool AreEphemeral => Kind == MessageKind.Tagmsg && ClientTags.AreTypingAlone(Tags.Span);

        // https://ircv3.net/specs/client-tags/react: never both on one message.
        public bool AreContradictory => ClientTags.Has(Tags.Span, ClientTags.React) && ClientTags.Has(Tags.Span, ClientTags.Unreact);

        public Messaged By(Origin who, long time, long roomId, string target)
        {
            var said = new Messaged(who, time, roomId, target, Kind, Text, Tags, ClientId);
            return Composition is null ? said : said with { Composition = Composition.Fit(Text.Span, RoomFor(who, target)) };
        }

        // :source PRIVMSG target :text
        private static int RoomFor(Origin who, string target) =>
            MessageWriter.MaxBodyBytes - Math.Min(who.Source.Length, MessageWriter.MaxSourceBytes) - Encoding.UTF8.GetByteCount(target) - ": PRIVMSG  :\r\n".Length;
    }
}
