namespace ChatOn.Client.State;

/// <summary>Somebody in a room.</summary>
public sealed class Member(string nick)
{
    public string Nick { get; internal set; } = nick;

    public string? User { get; internal set; }

    public string? Host { get; internal set; }

    /// <summary>Null for a guest, or when the server does not tell.</summary>
    public string? Account { get; internal set; }

    public string? RealName { get; internal set; }

    public bool IsAway { get; internal set; }

    /// <summary>The signs of all ranks, such as <c>@+</c>, the highest first.</summary>
    public string Ranks { get; internal set; } = "";
}
