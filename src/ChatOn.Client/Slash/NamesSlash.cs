namespace ChatOn.Client.Slash;

/// <summary><c>/names [#room]</c></summary>
internal sealed class NamesSlash : ISlash
{
    public SlashSpec Spec { get; } = new("names", "[#room]", "Lists who is in a room", 0, CanWait: true);

    public string? Run(SlashInput input)
    {
        var (name, _) = input.Room();
        return name is not null && input.State.FindRoom(name) is { IsJoined: true } room
            ? string.Join(' ', room.Members.OrderBy(member => member.Nick, StringComparer.OrdinalIgnoreCase).Select(member => member.Ranks + SafeText.Name(member.Nick)))
            : "there is no room here";
    }
}
