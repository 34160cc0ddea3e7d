namespace ChatOn.Client.Slash;

/// <summary>A slash command.</summary>
internal interface ISlash
{
    SlashSpec Spec { get; }

    /// <summary>Does it.</summary>
    /// <returns>What to tell who typed it: mostly nothing, for the server's answer comes as an event.</returns>
    string? Run(SlashInput input);
}
