using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Registration;

/// <summary><c>NICK nickname</c> — https://modern.ircdocs.horse/#nick-message</summary>
internal sealed class NickCommand(
    Welcome welcome, LimitCheck limits, NickEnforcement enforcement, BanEnforcement banning, AccountDirectory accounts) : ICommand
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
        var check = IsOwnReserved(context.Session, nick) ? NameResult.Ok : Names.CheckNick(nick);
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

        // One who still negotiates, or gave PASS, may yet log in as the very one who holds it.
        if (context.Session.Registration is { IsNegotiating: false, Password: null } && context.World.FindUser(nick) is not null)
        {
            context.Refuse(Numeric.ErrNicknameInUse, nick);
            return ValueTask.CompletedTask;
        }

        context.Session.Registration.SetNick(nick);
        return welcome.TryCompleteAsync(context);
    }

    // The machine's owner has given it to an account. One who still negotiates may yet log in; otherwise registration refuses the name.
    private bool IsOwnReserved(Session session, string nick) =>
        Names.IsReserved(nick) && accounts.FindByNick(nick) is { } owner
        && (session.User is { Origin.Account: not null } user ? user.Id == owner.Id : !session.IsRegistered && (session.Registration.IsNegotiating || session.Registration.AccountId == owner.Id));

    private void Rename(CommandContext context, User user, string nick)
    {
        if (nick == user.Nick)
            return;
        if (context.World.FindUser(nick) is { } holder && holder != user)
        {
            context.Refuse(Numeric.ErrNicknameInUse, nick);
            return;
        }

        if (!enforcement.MayTake(nick, user.Origin.Account is null ? 0 : user.Id))
        {
            context.ReplyText(Numeric.ErrNicknameInUse, "Nickname belongs to an account; log in to use it", nick);
            return;
        }

        if (banning.RefuseNick(nick) is { } why)
        {
            context.ReplyText(Numeric.ErrErroneusNickname, why, nick);
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

        enforcement.Rename(user, nick, context);
    }

    // Who may not speak in a room because of a ban may not slip out of it by another name.
    private static Room? RefusingRoom(World world, User user) =>
        world.RoomsOf(user).FirstOrDefault(r => RoomRules.IsBanned(r, user.Origin) && !r.Find(user.Id)!.Is(Roles.Voice));
}
