using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Messages;

/// <summary><c>EDITMSG target msgid :text</c> — docs/protocol/message-edit.md</summary>
internal sealed class EditmsgCommand(MessageChanges changes, Protection protection) : ICommand
{
    /// <summary>How often one message may be edited.</summary>
    public const int MaxEdits = 64;

    public static CommandSpec Spec { get; } = new("EDITMSG", "EDITMSG target msgid :text", "Says something else in the place of what you said")
    {
        MinParameters = 3,
        Cost = 2,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (message[2].IsEmpty)
        {
            context.Refuse(Numeric.ErrNoTextToSend);
            return ValueTask.CompletedTask;
        }

        return changes.ChangeAsync(context, message, countsEdits: true, change =>
        {
            if (RefuseChange(context, change, message) || RefuseWords(context, change, message))
                return false;
            Edit(context, change, message.Memory(2));
            return true;
        });
    }

    private static bool RefuseChange(CommandContext context, MessageChange change, IrcMessage message)
    {
        var (said, target, id) = (change.Said, message.Text(0), message.Text(1));
        var window = context.Options.History.EditWindowMinutes;
        if (said.Who.UserId != context.User.Id)
            context.Fail("EDIT_FORBIDDEN", [target, id], "You can only edit what you said yourself");
        else if (said.Kind == MessageKind.Tagmsg || FormattedText.IsCtcp(said.Text.Span) || FormattedText.IsCtcp(message[2]))
            context.Fail("EDIT_FORBIDDEN", [target, id], "Only texts can be edited");
        else if (MessageChanges.IsTooLate(context, said, window))
            context.Fail("EDIT_WINDOW_EXPIRED", [target, id, (window * 60L).ToString()], $"You can only edit what you said in the last {window} minutes");
        else if (change.Edits >= MaxEdits)
            context.Fail("TOO_MANY_EDITS", [target, id], $"A message can be edited {MaxEdits} times");
        else
            return false;
        return true;
    }

    // An edit is said now, by the rules of now.
    private bool RefuseWords(CommandContext context, MessageChange change, IrcMessage message)
    {
        var room = change.Place.Room;
        if (room is not null && (RoomRules.RefuseSpeech(room, context.User.Origin) ?? RoomRules.RefuseText(room, message[2])) is { } refusal)
        {
            context.Refuse(refusal, room.Name);
            return true;
        }

        if (protection.RefuseWords(context, room) is not { } why)
            return false;
        context.Fail("RATE_LIMITED", [message.Text(0)], why);
        return true;
    }

    private static void Edit(CommandContext context, MessageChange change, ReadOnlyMemory<byte> text)
    {
        var (user, said) = (context.User, change.Said);
        user.Touch(context.Now);
        var edited = new Edited(user.Origin, change.NextTime(context), said.RoomId, change.Target, said.Time, text);
        if (change.Place.Room is { } room)
            context.Publisher.Edit(room, edited, context);
        else
            context.Publisher.Edit(change.ConversationIn(context), edited, context);
    }
}
