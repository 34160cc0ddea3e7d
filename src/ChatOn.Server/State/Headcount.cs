namespace ChatOn.Server.State;

/// <summary>
/// How many are here, for LUSERS: kept as users and rooms come, change and go, for counting tens of thousands of them at each connect would
/// cost more than all else of a connect. Whoever is counted reports its changes itself.
/// </summary>
internal sealed class Headcount
{
    public int InvisibleUsers { get; private set; }

    public int Operators { get; private set; }

    /// <summary>Sessions that speak as a user.</summary>
    public int RegisteredSessions { get; private set; }

    public int SecretRooms { get; private set; }

    public void Changed(UserModes before, UserModes after)
    {
        InvisibleUsers += Has(after, UserModes.Invisible) - Has(before, UserModes.Invisible);
        Operators += Has(after, UserModes.Operator) - Has(before, UserModes.Operator);
    }

    /// <param name="sessions">How many more speak as a user now; negative for fewer.</param>
    public void SessionsCame(int sessions) => RegisteredSessions += sessions;

    /// <param name="rooms">How many more are secret now; negative for fewer.</param>
    public void BecameSecret(int rooms) => SecretRooms += rooms;

    private static int Has(UserModes modes, UserModes mode) => (modes & mode) != 0 ? 1 : 0;
}
