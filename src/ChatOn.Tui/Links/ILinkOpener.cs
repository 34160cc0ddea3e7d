namespace ChatOn.Tui.Links;

/// <summary>Opens links outside of the terminal.</summary>
internal interface ILinkOpener
{
    /// <param name="target">A link that <see cref="LinkFinder"/> has found.</param>
    /// <returns>False when there is nothing here that opens it.</returns>
    bool TryOpen(string target);
}
