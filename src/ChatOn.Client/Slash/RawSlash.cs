namespace ChatOn.Client.Slash;

/// <summary><c>/raw line</c></summary>
internal sealed class RawSlash : ISlash
{
    public SlashSpec Spec { get; } = new("raw", "line", "Sends a line to the server as it is", 1);

    public string? Run(SlashInput input) => input.Session.TrySendRaw(input.Text.Trim()) ? null : "that is no line, or there is no connection";
}
