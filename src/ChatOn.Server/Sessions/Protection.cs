using ChatOn.Server.Audit;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>
/// How far the server is closed or slowed down for guests while it is under attack. It lapses by itself, and is not kept: after a restart
/// it is off. For good there is the option accounts.required. On the loop.
/// </summary>
internal sealed class Protection(ServerOptions options, ServerClock clock, LoopTimers timers, World world, Router router, AuditLog audit)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);
    private ITimer? _timer;

    public ProtectionLevel Level { get; private set; }

    /// <summary>When it ends by itself; microseconds since the Unix epoch.</summary>
    public long Until { get; private set; }

    /// <summary>Whether guests may not come in.</summary>
    public bool RequiresAccount => options.Accounts.Required || Level == ProtectionLevel.Registered;

    /// <summary>What a guest is told that may not come in.</summary>
    public string WhyAccount
    {
        get
        {
            var when = options.Accounts.Required ? "here" : "at the moment";
            var mayRegister = options.PasswordHash.Length == 0 && options.Accounts.Registration is RegistrationPolicy.Open or RegistrationPolicy.Invitation;
            var how = mayRegister ? "; NICK, then REGISTER * * password before all else makes one" : "";
            return $"Only people with accounts may come in {when}: log in with SASL, or with PASS account:password{how}";
        }
    }

    /// <summary>The level in a sentence.</summary>
    public string Description => Level == ProtectionLevel.Off ? "Protection is off." : $"Protection is on ({NameOf(Level)}) until {ServerClock.TextOf(Until)}.";

    /// <summary>Sets the level, and tells the other operators that may.</summary>
    public void Set(ProtectionLevel level, TimeSpan duration, Origin by)
    {
        _timer?.Dispose();
        _timer = null;
        Level = level;
        Until = level == ProtectionLevel.Off ? 0 : clock.Now + (long)duration.TotalMicroseconds;
        if (level != ProtectionLevel.Off)
            _timer = timers.After(duration, _ => Lapse(), null);
        Tell($"{by.Nick}: {Description}", except: by.UserId);
    }

    /// <summary>Why a guest may not say something (again) already; null when it may. Counts it when it may.</summary>
    /// <param name="room">Where; null for a person.</param>
    public string? RefuseWords(CommandContext context, Room? room)
    {
        if (!Slows(context.User) || (room?.Find(context.User.Id) is { } member && member.Is(RoomRanks.Speaks)))
            return null;
        return Refuse(context, context.Session.Limits.SlowWords, "say one thing");
    }

    /// <summary>Why a guest may not come into a room (again) already; null when it may. Counts it when it may.</summary>
    public string? RefuseJoin(CommandContext context) =>
        Slows(context.User) ? Refuse(context, context.Session.Limits.SlowJoins, "come into one room") : null;

    /// <summary>Whether somebody is slowed down at all.</summary>
    public bool Slows(User user) => Level == ProtectionLevel.Slow && user.Origin.Account is null && !user.IsOperator;

    private string? Refuse(CommandContext context, RateWindow window, string what) => window.TryCount(context.Now, limit: 1, options.Limits.SlowSeconds)
        ? null
        : $"The server is slowed down at the moment: without an account you may {what} every {options.Limits.SlowSeconds} seconds. Wait, or log in";

    private void Lapse()
    {
        // Another was set while this one's end was on its way.
        if (Level == ProtectionLevel.Off || clock.Now < Until)
            return;
        audit.Note(_server, "PROTECT", NameOf(ProtectionLevel.Off), why: $"the time of {NameOf(Level)} is over");
        Set(ProtectionLevel.Off, TimeSpan.Zero, _server);
    }

    private void Tell(string text, long except)
    {
        User[] operators = [.. world.Users.Where(user => (user.Privileges & Privilege.Protect) != 0 && user.Id != except)];
        router.ToUsers(new WallopsSent(_server, clock.Now, text), default, operators);
    }

    /// <summary>A level's name, as it is typed.</summary>
    public static string NameOf(ProtectionLevel level) => level switch
    {
        ProtectionLevel.Slow => "slow",
        ProtectionLevel.Registered => "registered",
        _ => "off",
    };
}

/// <summary>How far a server protects itself.</summary>
internal enum ProtectionLevel
{
    Off,

    /// <summary>Guests speak and join slowly.</summary>
    Slow,

    /// <summary>Guests do not come in; who is here stays.</summary>
    Registered,
}
