namespace ChatOn.Client.Slash;

/// <summary><c>/audit [count] [words]</c></summary>
internal sealed class AuditSlash : ISlash
{
    public SlashSpec Spec { get; } = new("audit", "[count] [words]", "What operators of the server and of rooms have done, for operators");

    public string? Run(SlashInput input)
    {
        input.Send("OPERSERV", ["AUDIT", .. input.Words]);
        return null;
    }
}
