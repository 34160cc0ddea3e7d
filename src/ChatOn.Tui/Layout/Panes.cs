using System.Drawing;

namespace ChatOn.Tui.Layout;

/// <summary>Which parts of the screen are seen, and where. Small screens show the conversation alone.</summary>
/// <param name="Rooms">Empty when the list is hidden.</param>
/// <param name="Members">Empty when the list is hidden.</param>
internal sealed record Panes(Rectangle Topic, Rectangle Rooms, Rectangle Messages, Rectangle Members, Rectangle Composer, Rectangle Status)
{
    private const int RoomsWidth = 18;
    private const int MembersWidth = 16;
    private const int RoomsFrom = 64;
    private const int MembersFrom = 90;

    /// <param name="showRooms">The user's wish; null to let the width decide.</param>
    /// <param name="showMembers">The user's wish; null to let the width decide.</param>
    public static Panes Of(int width, int height, int composerRows, bool? showRooms = null, bool? showMembers = null)
    {
        var composer = Math.Clamp(composerRows, 1, Math.Max(1, (height / 2) - 2));
        var rooms = (showRooms ?? width >= RoomsFrom) && width >= RoomsWidth + 12 ? RoomsWidth : 0;
        var members = (showMembers ?? width >= MembersFrom) && width - rooms >= MembersWidth + 12 ? MembersWidth : 0;
        var middle = Math.Max(0, height - composer - 2);
        return new Panes(
            new Rectangle(0, 0, width, 1),
            new Rectangle(0, 1, rooms, middle),
            new Rectangle(rooms, 1, Math.Max(0, width - rooms - members), middle),
            new Rectangle(width - members, 1, members, middle),
            new Rectangle(0, 1 + middle, width, composer),
            new Rectangle(0, height - 1, width, 1));
    }
}
