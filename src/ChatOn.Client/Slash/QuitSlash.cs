namespace ChatOn.Client.Slash;

/// <summary><c>/quit [reason]</c></summary>
internal sealed class QuitSlash : ISlash
{
    public SlashSpec Spec { get; } = new("quit", "[reason]", "Leaves the server", 0, CanWait: true);

    public string? Run(SlashInput input)
    {
        input.Session.Quit(input.Text.Trim());
        return null;
    }
}
