using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Registration;

/// <summary><c>NICK nickname</c> — https://modern.ircdocs.horse/#nick-message</summary>
internal sealed class NickCommand(Welcome welcome, LimitCheck limits) : ICommand
{
    private const int MaxShownBytes = 64;

    public static CommandSpec Spec { get; } = new("NICK", "NICK nickname", "Takes a nickname, or another one") { Allowed = AllowedWhen.Always };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (message.Count == 0 || message[0].IsEmpty)
        {
            context.Refuse(Numeric.ErrNoNicknameGiven);
            return ValueTask.CompletedTask;
        }

        var nick = message.Text(0);
        var check = Names.CheckNick(nick);
        if (check == NameResult.Reserved && context.Session is { IsRegistered: false, View.IsClassic: false })
        {
            // A client that is told "in use" on its way in tries its next nickname. At 432 irssi gives up, and the first one it gives root is root.
            context.ReplyText(Numeric.ErrNicknameInUse, "Nickname is reserved", nick);
            return ValueTask.CompletedTask;
        }

        if (check != NameResult.Ok)
        {
            context.Refuse(Numeric.ErrErroneusNickname, Texts.Cut(nick, MaxShownBytes));
            return ValueTask.CompletedTask;
        }

        if (context.Session.User is { } user)
        {
            Rename(context, user, nick);
            return ValueTask.CompletedTask;
        }

        if (context.World.FindUser(nick) is not null)
        {
            context.Refuse(Numeric.ErrNicknameInUse, nick);
            return ValueTask.CompletedTask;
        }

        context.Session.Registration.SetNick(nick);
        return welcome.TryCompleteAsync(context);
    }

    private void Rename(CommandContext context, User user, string nick)
    {
        if (nick == user.Nick)
            return;
        if (context.World.FindUser(nick) is { } holder && holder != user)
        {
            context.Refuse(Numeric.ErrNicknameInUse, nick);
            return;
        }

        if (RefusingRoom(context.World, user) is { } room)
        {
            context.Refuse(Numeric.ErrBanOnChan, nick, room.Name);
            return;
        }

        if (!limits.AllowsNickChange(context))
        {
            context.Refuse(Numeric.ErrNickTooFast, nick);
            return;
        }

        var before = user.Origin;
        var isOnlyCase = CaseMapping.Equals(nick, user.Nick);
        if (!isOnlyCase)
        {
            context.World.Whowas.Add(new WhowasEntry(before, user.Realname, context.Now));
            context.World.Watchers.Went(user);
        }

        context.World.Become(user, before with { Nick = nick });
        context.Publisher.NoteEverywhere(user, new NickChanged(before, context.Now, nick), context);
        if (!isOnlyCase)
            context.World.Watchers.Came(user);
    }

    // Who may not speak in a room because of a ban may not slip out of it by another name.
    private static Room? RefusingRoom(World world, User user) =>
        world.RoomsOf(user).FirstOrDefault(r => RoomRules.IsBanned(r, user.Origin) && !r.Find(user.Id)!.Is(Roles.Voice));
}
