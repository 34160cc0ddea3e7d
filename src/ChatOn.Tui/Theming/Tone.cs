namespace ChatOn.Tui.Theming;

/// <summary>What a piece of text is, which decides its colour.</summary>
internal enum Tone
{
    Text,

    /// <summary>Less important: times, comings and goings.</summary>
    Dim,
    Accent,
    Mention,
    Error,
    Good,

    /// <summary>Bars above and below.</summary>
    Bar,

    /// <summary>What is chosen in a list.</summary>
    Chosen,

    /// <summary>Code, and what else is to stand in a monospaced face.</summary>
    Code,
}
