namespace ChatOn.Client.Slash;

/// <summary>What a slash command is called, what it wants and what it does: help is made of these.</summary>
/// <param name="Syntax">What follows the name, <c>[...]</c> where it may be left out.</param>
/// <param name="Help">What it does, in a line.</param>
/// <param name="MinWords">How many words it needs.</param>
/// <param name="IsSecret">Whether what follows may be a password, which is not to be kept.</param>
/// <param name="CanWait">Whether it does something also while there is no connection.</param>
public sealed record SlashSpec(string Name, string Syntax, string Help, int MinWords = 0, bool CanWait = false, bool IsSecret = false);
