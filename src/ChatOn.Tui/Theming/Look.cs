namespace ChatOn.Tui.Theming;

/// <summary>The theme in use.</summary>
internal sealed class Look(string name)
{
    public Theme Theme { get; private set; } = Find(name) ?? Theme.All[0];

    public bool Choose(string name)
    {
        if (Find(name) is not { } theme)
            return false;
        Theme = theme;
        return true;
    }

    public void Next() => Theme = Theme.All[(Theme.All.ToList().IndexOf(Theme) + 1) % Theme.All.Count];

    private static Theme? Find(string name) => Theme.All.FirstOrDefault(theme => string.Equals(theme.Name, name, StringComparison.OrdinalIgnoreCase));
}
