using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary>MODE of oneself: 221 shows them; <c>i B w</c> can be set and unset, <c>o</c> only be given up.</summary>
internal static class UserModeEdit
{
    private static readonly (char Letter, UserModes Mode)[] All =
    [
        ('B', UserModes.Bot), ('i', UserModes.Invisible), ('o', UserModes.Operator), ('w', UserModes.Wallops),
    ];

    public static void Run(CommandContext context, string nick, string? modes)
    {
        if (context.World.FindUser(nick) is not { } user)
        {
            context.Refuse(Numeric.ErrNoSuchNick, nick);
            return;
        }

        if (user != context.User)
        {
            context.Refuse(Numeric.ErrUsersDontMatch);
            return;
        }

        if (string.IsNullOrEmpty(modes))
        {
            context.ReplyBare(Numeric.RplUmodeIs, Describe(user.Modes));
            return;
        }

        var wanted = ModeChangeParser.Parse(UserModeCatalogue.Instance, modes);
        Apply(context, user, wanted.Changes);
        if (wanted.Unknown.Length > 0)
            context.Refuse(Numeric.ErrUmodeUnknownFlag);
    }

    /// <summary><c>+iw</c>, <c>+</c> for none.</summary>
    public static string Describe(UserModes modes) => "+" + string.Concat(All.Where(m => (modes & m.Mode) != 0).Select(m => m.Letter));

    private static void Apply(CommandContext context, User user, IReadOnlyList<ModeChange> changes)
    {
        var before = user.Modes;
        var after = before;
        foreach (var change in changes)
        {
            var mode = Array.Find(All, m => m.Letter == change.Letter).Mode;
            if (!change.Adding)
                after &= ~mode;
            else if (mode != UserModes.Operator)
                after |= mode;
        }

        if (after == before)
            return;
        if ((before & ~after & UserModes.Operator) != 0)
            user.BecomeOperator(null);
        user.SetModes(after);
        // Rooms have a copy of who it is, the bot mark included.
        context.World.Become(user, user.Origin);
        var line = ModeChangeWriter.Format(All.Where(m => ((before ^ after) & m.Mode) != 0)
            .Select(m => new ModeChange((after & m.Mode) != 0, m.Letter))
            .OrderBy(change => change.Adding))[0];
        context.Router.ToUsers(new UserModesChanged(user.Origin, context.Now, user.Nick, line.Modes), new Fanout { By = context }, user);
    }
}
