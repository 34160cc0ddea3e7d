using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>TOPIC room [:topic]</c> — https://modern.ircdocs.horse/#topic-message</summary>
internal sealed class TopicCommand(AuditLog audit) : ICommand
{
    public static CommandSpec Spec { get; } = new("TOPIC", "TOPIC room [:topic]", "Shows or sets a room's topic") { MinParameters = 1 };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var name = message.Text(0);
        if (context.World.FindRoom(name) is not { } room || !RoomRules.MayFind(room, RoomActor.Of(context.User)))
        {
            context.Refuse(Numeric.ErrNoSuchChannel, name);
            return ValueTask.CompletedTask;
        }

        if (message.Count > 1)
            return SetAsync(context, room, Texts.Cut(message.Text(1), context.Limits.TopicBytes));
        if (!RoomTopicReply.Write(context, room))
            context.Reply(Numeric.RplNoTopic, room.Name);
        return ValueTask.CompletedTask;
    }

    private async ValueTask SetAsync(CommandContext context, Room room, string text)
    {
        var actor = RoomActor.Of(context.User);
        var who = actor.Who;
        if (RoomRules.RefuseTopic(room, actor) is { } refusal)
        {
            context.Refuse(refusal, room.Name);
            return;
        }

        var isOverride = RoomRules.RefuseTopic(room, actor.AsItself) is not null;
        var topic = new RoomTopic(text, who.Text, context.Now);
        if (!await context.CommitAsync(new TopicSaved(room.Ref.Id, text, topic.SetBy, topic.SetAt)))
            return;
        // Without the text: that is for the room.
        if (isOverride || room.Modes.IsTopicProtected)
            audit.Note(who, AuditLog.WordFor("TOPIC", isOverride), room.Name, room.Name);
        room.SetTopic(text.Length == 0 ? null : topic);
        context.Publisher.Note(room, new TopicChanged(who, room.NextTime(context.Now), room.Ref.Id, room.Name, text), context);
    }
}
