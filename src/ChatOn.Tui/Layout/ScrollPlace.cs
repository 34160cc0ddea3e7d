namespace ChatOn.Tui.Layout;

/// <summary>Where a list stands: which entry is at its lower end, and how many of that entry's rows are below it.</summary>
/// <param name="Entry">Null for the end, with which it moves.</param>
internal readonly record struct ScrollPlace(object? Entry, int RowsBelow)
{
    public static ScrollPlace End => new(null, 0);

    public bool IsEnd => Entry is null;
}
