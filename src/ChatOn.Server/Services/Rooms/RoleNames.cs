using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary>What roles are called when people write to ChanServ, highest first.</summary>
internal static class RoleNames
{
    private static readonly (string Name, Roles Role)[] All =
    [
        ("owner", Roles.Owner), ("protected", Roles.Protected), ("operator", Roles.Operator), ("halfop", Roles.HalfOperator), ("voice", Roles.Voice),
        ("none", Roles.None),
    ];

    public static bool TryParse(string text, out Roles role)
    {
        var index = Array.FindIndex(All, each => each.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        role = index < 0 ? Roles.None : All[index].Role;
        return index >= 0;
    }

    public static string Of(Roles roles) =>
        roles == Roles.None ? "none" : string.Join(", ", All.Where(each => (each.Role & roles) != 0).Select(each => each.Name));
}
