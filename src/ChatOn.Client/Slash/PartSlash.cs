namespace ChatOn.Client.Slash;

/// <summary><c>/part [#room] [reason]</c></summary>
internal sealed class PartSlash : ISlash
{
    public SlashSpec Spec { get; } = new("part", "[#room] [reason]", "Leaves a room", 0, CanWait: true);

    public string? Run(SlashInput input)
    {
        var (name, words) = input.Room();
        if (name is null || input.State.FindRoom(name) is not { } room)
            return "you are in no such room";
        input.Session.Leave(room, input.After(words));
        return null;
    }
}
