namespace ChatOn.Client.Slash;

/// <summary><c>/unignore nick|mask</c></summary>
internal sealed class UnignoreSlash : ISlash
{
    public SlashSpec Spec { get; } = new("unignore", "nick|mask", "Hears somebody again", 1, CanWait: true);

    public string? Run(SlashInput input) =>
        input.Session.Ignored.Remove(input.Words[0]) ? $"you hear {SafeText.Name(input.Words[0])} again" : $"{SafeText.Name(input.Words[0])} is not ignored";
}
