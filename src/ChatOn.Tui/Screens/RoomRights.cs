using ChatOn.Client.State;

namespace ChatOn.Tui.Screens;

/// <summary>What the user may do in a room, as far as its rank tells; the server decides.</summary>
internal static class RoomRights
{
    public const char Owner = '~';
    public const char Operator = '@';
    public const char HalfOperator = '%';

    /// <summary>Whether the rank is that of a sign, or higher. Where there is no such rank, that of an operator counts.</summary>
    public static bool Has(ClientState state, Room room, char sign)
    {
        var signs = state.RankSigns;
        var needed = signs.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? at : signs.IndexOf(Operator, StringComparison.Ordinal);
        return room.Find(state.Nick) is { Ranks.Length: > 0 } me && signs.IndexOf(me.Ranks[0], StringComparison.Ordinal) <= needed;
    }

    public static string NameOf(char sign) => sign switch
    {
        '~' => "owner",
        '&' => "protected",
        '@' => "operator",
        '%' => "half-operator",
        '+' => "voice",
        _ => "role " + sign,
    };
}
