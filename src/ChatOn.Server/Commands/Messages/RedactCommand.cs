using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Messages;

/// <summary><c>REDACT target msgid [:reason]</c> — https://ircv3.net/specs/extensions/message-redaction</summary>
internal sealed class RedactCommand(MessageChanges changes, Protection protection, AuditLog audit) : ICommand
{
    public static CommandSpec Spec { get; } = new("REDACT", "REDACT target msgid [:reason]", "Takes back what was said") { MinParameters = 2, Cost = 2 };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var reason = message[2].IsEmpty ? null : Texts.Cut(message.Text(2), context.Limits.KickBytes);
        return changes.ChangeAsync(context, message, countsEdits: false, change =>
        {
            if (Refuse(context, change, message, reason))
                return false;
            Redact(context, change, reason);
            return true;
        });
    }

    private bool Refuse(CommandContext context, MessageChange change, IrcMessage message, string? reason)
    {
        var (user, said, room) = (context.User, change.Said, change.Place.Room);
        var (target, id) = (message.Text(0), message.Text(1));
        var isByRank = room is not null && RoomRules.MayRedact(room, RoomActor.Of(user), said.Who.UserId);
        if (!isByRank)
        {
            if (said.Who.UserId != user.Id)
            {
                context.Fail("REDACT_FORBIDDEN", [target, id], "You are not authorised to delete this message");
                return true;
            }

            var window = context.Options.History.RedactionWindowMinutes;
            if (MessageChanges.IsTooLate(context, said, window))
            {
                context.Fail("REDACT_WINDOW_EXPIRED", [target, id, (window * 60L).ToString()], $"You can only delete what you said in the last {window} minutes");
                return true;
            }
        }

        // A reason is said to everybody: who may not speak gives none. That of an operator, also from outside, is one as with KICK.
        if (room is null || reason is null)
            return false;
        if (((isByRank ? null : RoomRules.RefuseSpeech(room, user.Origin)) ?? RoomRules.RefuseText(room, message[2])) is { } refusal)
        {
            context.Refuse(refusal, room.Name);
            return true;
        }

        if (isByRank || protection.RefuseWords(context, room) is not { } why)
            return false;
        context.Fail("RATE_LIMITED", [target], why);
        return true;
    }

    private void Redact(CommandContext context, MessageChange change, string? reason)
    {
        var (user, said) = (context.User, change.Said);
        var redacted = new Redacted(user.Origin, change.NextTime(context), said.RoomId, change.Target, said.Time, said.Who.Nick, reason)
        {
            WasTagmsg = said.Kind == MessageKind.Tagmsg,
        };
        if (change.Place.Room is { } room)
        {
            if (said.Who.UserId != user.Id)
            {
                var isOverride = !RoomRules.MayRedact(room, RoomActor.Of(user).AsItself, said.Who.UserId);
                audit.Note(user.Origin, AuditLog.WordFor("REDACT", isOverride), said.Who.Text, room.Name, reason);
            }

            context.Publisher.Redact(room, redacted, said, context);
        }
        else
        {
            context.Publisher.Redact(change.ConversationIn(context), redacted, said, context);
        }
    }
}
