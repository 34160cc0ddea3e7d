namespace ChatOn.Tui.Remembering;

/// <summary>What the user has chosen.</summary>
public sealed record Settings
{
    public string Theme { get; init; } = "dark";

    /// <summary>How many colours: <c>auto</c>, <c>full</c>, <c>16</c> or <c>none</c>.</summary>
    public string Colours { get; init; } = "auto";

    /// <summary>Whether times are shown with am and pm.</summary>
    public bool Is12Hours { get; init; }

    /// <summary>Whether the rooms are shown at the side; null to let the width decide.</summary>
    public bool? ShowRooms { get; init; }

    /// <summary>Whether the members are shown at the side; null to let the width decide.</summary>
    public bool? ShowMembers { get; init; }

    /// <summary>Whether others are let know that one is typing.</summary>
    public bool SendsTyping { get; init; } = true;

    /// <summary>Whether the terminal's bell rings when somebody names the user.</summary>
    public bool RingsBell { get; init; } = true;
}
