using System.Net;
using ChatOn.Server.Accounts;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Bounds how many accounts are registered from one address (of IPv6 one /64) in a day.</summary>
internal sealed class RegistrationLimit(ServerClock clock, ServerOptions options)
{
    private const int Day = 86_400;

    private readonly RateCounter<IPAddress> _registered = new(clock, () => options.Accounts.RegistrationsPerDay, () => Day);

    public bool MayRegister(IPAddress address) => _registered.IsBelow(PasswordThrottle.NetworkOf(address));

    /// <summary>It came to nothing.</summary>
    public void GiveBack(IPAddress address) => _registered.GiveBack(PasswordThrottle.NetworkOf(address));

    /// <summary>Counted before the account is made: many may be on their way at once, and their clients gone before they are made.</summary>
    public void Count(IPAddress address) => _registered.Count(PasswordThrottle.NetworkOf(address));
}
