namespace ChatOn.Client.Slash;

/// <summary><c>/edit text</c></summary>
internal sealed class EditSlash : ISlash
{
    public SlashSpec Spec { get; } = new("edit", "text", "Mends your last message here", 1);

    public string? Run(SlashInput input)
    {
        if (input.Session.Messages.EditingIsRefused is { } reason)
            return reason;
        if (input.Current is not { } here || input.LastOf(null) is not { } message)
            return "you have said nothing here";
        return input.Session.Messages.Edit(here, message, input.Text);
    }
}
