namespace ChatOn.Client.Slash;

/// <summary><c>/ignore [nick|mask]</c></summary>
internal sealed class IgnoreSlash : ISlash
{
    public SlashSpec Spec { get; } = new("ignore", "[nick|mask]", "Shows no more what somebody says, on this machine; alone: lists whom", CanWait: true);

    public string? Run(SlashInput input)
    {
        var ignored = input.Session.Ignored;
        if (input.Words.Length == 0)
            return ignored.All.Any() ? $"you do not hear {string.Join(", ", ignored.All.Select(SafeText.Name))}" : "you hear everybody";
        if (input.State.IsMe(input.Words[0]))
            return "that is you";
        return ignored.Add(input.Words[0])
            ? $"you do not hear {SafeText.Name(IgnoreList.MaskOf(input.Words[0]))} any more: /unignore {SafeText.Name(input.Words[0])}{(ignored.Problem is { } problem ? $" ({problem})" : "")}"
            : $"{SafeText.Name(input.Words[0])} is there already, or is no mask";
    }
}
