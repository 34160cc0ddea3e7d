namespace ChatOn.Client.Slash;

/// <summary><c>/login [account] password</c></summary>
internal sealed class LoginSlash : ISlash
{
    public SlashSpec Spec { get; } = new("login", "[account] password", "Logs in to an account", 1);

    public string? Run(SlashInput input)
    {
        if (input.State.Security is not { IsPrivate: true })
            return "not over a connection that is not encrypted";
        var account = input.Words.Length > 1 ? input.Words[0] : input.State.Nick;
        input.Session.Send("PRIVMSG", "NickServ", $"IDENTIFY {account} {input.Words[^1]}");
        return null;
    }
}
