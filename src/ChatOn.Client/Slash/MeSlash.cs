using ChatOn.Client.State;

namespace ChatOn.Client.Slash;

/// <summary><c>/me text</c></summary>
internal sealed class MeSlash : ISlash
{
    public SlashSpec Spec { get; } = new("me", "text", "Says what you do", 1, CanWait: true);

    public string? Run(SlashInput input)
    {
        if (input.Current is not { } here)
            return "there is no room here";
        input.Session.Say(here.Name, input.Text.Trim(), MessageKind.Action);
        return null;
    }
}
