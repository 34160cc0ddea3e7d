using System.Buffers;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Messages;

/// <summary>
/// <c>RELAYMSG room nick/network :text</c>: a bot says what somebody said elsewhere — https://github.com/ircv3/ircv3-specifications/pull/417
/// The nickname has a '/', which nobody's here can have; user, host, account and identity stay the bot's own.
/// </summary>
internal sealed class RelaymsgCommand(Protection protection) : ICommand
{
    // What shows nothing, or turns its neighbours around, is in no name of a room, and in none of these.
    private const int MaxNickBytes = Names.MaxRoomBytes;

    private static readonly SearchValues<char> Unwanted = SearchValues.Create("!+%@&#$:'\"?*,. ~");

    public static CommandSpec Spec { get; } = new("RELAYMSG", "RELAYMSG room nick/network :text", "Says what somebody said elsewhere; for bots")
    {
        MinParameters = 3,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var actor = RoomActor.Of(context.User);
        if (context.World.FindRoom(message.Text(0)) is not { } room || !RoomRules.MayFind(room, actor))
            context.Refuse(Numeric.ErrNoSuchChannel, message.Text(0));
        else if ((RoomRules.RefuseRelay(room, actor.AsItself) ?? RoomRules.RefuseText(room, message[2])) is { } refusal)
            context.Refuse(refusal, room.Name);
        else if (!IsRelayedNick(message.Text(1)))
            context.Fail("INVALID_NICK", [message.Text(1)], $"The nickname must have a / in it, none of !+%@&#$:'\"?*,.~ and fewer than {MaxNickBytes} bytes");
        else if (message[2].IsEmpty)
            context.Refuse(Numeric.ErrNoTextToSend);
        else if (protection.RefuseWords(context, room) is { } why)
            context.Fail("RATE_LIMITED", [room.Name], why);
        else
            Say(context, room, message.Text(1), message.Memory(2));
        return ValueTask.CompletedTask;
    }

    private static void Say(CommandContext context, Room room, string nick, ReadOnlyMemory<byte> text)
    {
        context.User.Touch(context.Now);
        var who = context.User.Origin with { Nick = nick, RelayedBy = context.User.Nick, OperatorName = null };
        context.Publisher.Say(
            room, new Messaged(who, room.NextTime(context.Now), room.Ref.Id, room.Name, MessageKind.Privmsg, text, default), context, Roles.None);
    }

    private static bool IsRelayedNick(string nick) =>
        nick.Contains('/', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(nick) < MaxNickBytes && !nick.AsSpan().ContainsAny(Unwanted)
        && Names.CheckRoom("#" + nick) == NameResult.Ok;
}
