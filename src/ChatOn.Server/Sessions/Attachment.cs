using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Events;
using ChatOn.Server.History;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>One more session of a user that is there already: it is shown the rooms the user is in, and what was missed.</summary>
internal sealed class Attachment(
    World world, RoomIntroduction introduction, JoinPlayback playback, Presence presence, AccountDirectory accounts, OperatorGrant operators)
{
    /// <summary>The session speaks as the user from now on. Nobody else hears of it, but that the user is no longer away by itself.</summary>
    /// <param name="known">Rooms by their keys that the client was in already, as the guest that it was until now.</param>
    public async ValueTask AttachAsync(CommandContext context, User user, IReadOnlySet<string>? known = null)
    {
        var missedSince = user.LeftAt;
        var session = context.Session;
        session.SpeakAs(user, context.Now);
        // A client that says nothing of it is away as its user has said to be, until it says otherwise.
        var isTold = session.AwayOrder == 0 && user is { Away: not null, IsAwayByItself: false };
        if (isTold)
            session.SayAway(user.Away, context.Clock.NextId());
        presence.Returned(user);
        // One that stayed through a restart of the server has to log in to be an operator again, and now has.
        if (!user.IsOperator && accounts.Find(user.Id) is { } account)
            operators.GiveTo(context, user, account);
        if (isTold && !session.View.IsClassic)
            context.Reply(Numeric.RplNowAway);
        var rooms = world.RoomsOf(user).Where(room => known?.Contains(room.Key) != true).ToList();
        foreach (var room in rooms)
            ShowEntered(context, user, room);
        playback.BeginMissed(context.Session, user, rooms, missedSince);
        foreach (var room in rooms)
        {
            if (context.Session.User == user && room.Has(user.Id))
                await introduction.EndAsync(context, room);
        }
    }

    private void ShowEntered(CommandContext context, User user, Room room)
    {
        context.Show(new Joined(user.Origin, room.Find(user.Id)!.JoinedAt, room.Ref.Id, room.Name, user.Realname, user.Away));
        introduction.Begin(context, user, room);
    }
}
