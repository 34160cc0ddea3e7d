namespace ChatOn.Client.Slash;

/// <summary><c>/logout</c></summary>
internal sealed class LogoutSlash : ISlash
{
    public SlashSpec Spec { get; } = new("logout", "", "Leaves your account: connects again as a guest");

    public string? Run(SlashInput input)
    {
        if (input.State.Account is null)
            return "you are not logged in";
        input.Session.ComeAgainAsGuest();
        return null;
    }
}
