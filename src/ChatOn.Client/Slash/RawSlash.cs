namespace ChatOn.Client.Slash;

/// <summary><c>/raw line</c></summary>
internal sealed class RawSlash : ISlash
{
    public SlashSpec Spec { get; } = new("raw", "line", "Sends a line to the server as it is", 1);

    // Those whose words may be a password.
    private static readonly HashSet<string> Secret = new(["PASS", "OPER", "AUTHENTICATE", "REGISTER", "NICKSERV", "NS", "IDENTIFY"], StringComparer.OrdinalIgnoreCase);

    public string? Run(SlashInput input) => Secret.Contains(input.Words[0]) && input.RefusesSecrets is { } refusal ? refusal : input.Session.TrySendRaw(input.Text.Trim()) ? null : "that is no line, or there is no connection";
}
