namespace ChatOn.Client.Slash;

/// <summary><c>/login [account] password</c></summary>
internal sealed class LoginSlash : ISlash
{
    public SlashSpec Spec { get; } = new("login", "[account] password", "Logs in to an account", 1, IsSecret: true);

    public string? Run(SlashInput input)
    {
        if (input.RefusesSecrets is { } refusal)
            return refusal;
        var account = input.Words.Length > 1 ? input.Words[0] : input.State.Nick;
        // Not as a message to NickServ, which anybody may be called where there are no services.
        input.Send("NICKSERV", "IDENTIFY", account, input.Words.Length > 1 ? input.After(1).Trim() : input.Words[0]);
        return null;
    }
}
