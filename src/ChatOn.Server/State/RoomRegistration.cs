using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOn.Server.State;

/// <summary>What makes a room last: who owns it, which accounts have roles in it, how its past is kept. Immutable; stored as a whole.</summary>
internal sealed record RoomRegistration
{
    /// <summary>Accounts with roles in one room: all of them are one document.</summary>
    public const int MaxRoles = 1000;

    /// <summary>Id of the account that owns it.</summary>
    public required long Founder { get; init; }

    /// <summary>Microseconds since the Unix epoch.</summary>
    public required long RegisteredAt { get; init; }

    /// <summary>Id of the account that owns it when the founder's is gone; null for none.</summary>
    public long? Successor { get; init; }

    /// <summary>Roles of accounts beside the founder's; given when they join.</summary>
    public IReadOnlyDictionary<long, Roles> Roles { get; init; } = new Dictionary<long, Roles>();

    /// <summary>False: nothing that is said is kept.</summary>
    public bool KeepsHistory { get; init; } = true;

    /// <summary>What is older is removed; null for no limit.</summary>
    public int? HistoryDays { get; init; }

    /// <summary>Of more lines the oldest are removed; null for no limit.</summary>
    public int? HistoryLines { get; init; }

    /// <summary>Members read nothing from before they joined.</summary>
    public bool HidesEarlier { get; init; }

    /// <summary>Links that let people in, also those that have lapsed since the last one was made.</summary>
    public IReadOnlyList<RoomInvitation> Invitations { get; init; } = [];

    /// <summary>The roles of an account here.</summary>
    public Roles RolesOf(long accountId) =>
        (accountId == Founder ? State.Roles.Owner : State.Roles.None) | Roles.GetValueOrDefault(accountId);

    /// <summary>The same with other roles for an account, beside the founder's own; none takes it out.</summary>
    public RoomRegistration WithRoles(long accountId, Roles roles)
    {
        // That the founder is an owner is not said twice: it ends with being the founder.
        if (accountId == Founder)
            roles &= ~State.Roles.Owner;
        if (Roles.GetValueOrDefault(accountId) == roles)
            return this;
        var changed = new Dictionary<long, Roles>(Roles);
        if (roles == State.Roles.None)
            changed.Remove(accountId);
        else
            changed[accountId] = roles;
        return this with { Roles = changed };
    }

    /// <summary>The same with a role given to an account, or taken from it.</summary>
    public RoomRegistration WithRole(long accountId, Roles role, bool isGiven) =>
        WithRoles(accountId, isGiven ? Roles.GetValueOrDefault(accountId) | role : Roles.GetValueOrDefault(accountId) & ~role);

    /// <summary>The same with an invitation in the place of the one that it was.</summary>
    public RoomRegistration With(RoomInvitation changed) =>
        this with { Invitations = [.. Invitations.Select(each => each.Id == changed.Id ? changed : each)] };

    /// <summary>The key of its document.</summary>
    public static string KeyOf(long roomId) => roomId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RoomRegistrationJson.Default.RoomRegistration);

    public static RoomRegistration Parse(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, RoomRegistrationJson.Default.RoomRegistration) ?? throw new JsonException("A registration is missing.");
}

/// <summary>How registrations are written in the store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RoomRegistration))]
internal sealed partial class RoomRegistrationJson : JsonSerializerContext;
