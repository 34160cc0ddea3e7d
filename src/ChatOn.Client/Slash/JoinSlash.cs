namespace ChatOn.Client.Slash;

/// <summary><c>/join #room [key]</c></summary>
internal sealed class JoinSlash : ISlash
{
    public SlashSpec Spec { get; } = new("join", "#room [key]", "Enters a room", 1, CanWait: true);

    public string? Run(SlashInput input)
    {
        if (!input.State.IsRoomName(input.Words[0]))
            return $"{input.Words[0]} is no room: their names begin with #";
        input.Session.Join(input.Words[0], input.Words.ElementAtOrDefault(1));
        input.Next = input.State.Find(input.Words[0]);
        return null;
    }
}
