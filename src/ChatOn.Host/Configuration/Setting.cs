namespace ChatOn.Host.Configuration;

/// <summary>One value as it was written, or a section or list of them, and where.</summary>
internal sealed class Setting
{
    private Setting(string place, string? text, SortedDictionary<string, Setting>? members, IReadOnlyList<Setting>? items)
    {
        Place = place;
        Text = text;
        Members = members;
        Items = items;
    }

    /// <summary>Where it was written: <c>chaton.json:12</c>, <c>CHATON_SERVER_NAME</c>, <c>--listen</c>.</summary>
    public string Place { get; }

    /// <summary>The folder that relative paths in it are relative to; null: the current one.</summary>
    public string? BaseFolder { get; init; }

    public string? Text { get; }

    /// <summary>Keys are compared without case, as environment variables need it.</summary>
    public SortedDictionary<string, Setting>? Members { get; }

    public IReadOnlyList<Setting>? Items { get; }

    /// <summary>Written as <c>null</c>: the default is meant.</summary>
    public bool IsNull => Text is null && Members is null && Items is null;

    public static Setting OfText(string place, string? text, string? baseFolder = null) => new(place, text, null, null) { BaseFolder = baseFolder };

    public static Setting OfList(string place, IReadOnlyList<Setting> items) => new(place, null, null, items);

    public static Setting Section(string place) => new(place, null, new SortedDictionary<string, Setting>(StringComparer.OrdinalIgnoreCase), null);

    /// <summary>Puts a value where a path leads, e.g. <c>limits.commandBurst</c> or <c>listeners.0.address</c>.</summary>
    public void Put(ReadOnlySpan<string> path, Setting value)
    {
        if (path.Length == 1)
        {
            Members![path[0]] = value;
            return;
        }

        var section = Members!.GetValueOrDefault(path[0]);
        if (section?.Members is null)
            Members![path[0]] = section = Section(value.Place);
        section.Put(path[1..], value);
    }

    /// <summary>This one with what is set higher up laid over it. Sections are merged, lists and values replaced.</summary>
    public Setting Under(Setting higher)
    {
        if (Members is null || higher.Members is null)
            return higher;
        var merged = Section(Place);
        foreach (var (key, setting) in Members)
            merged.Members!.Add(key, setting);
        foreach (var (key, setting) in higher.Members)
            merged.Members![key] = merged.Members.TryGetValue(key, out var lower) ? lower.Under(setting) : setting;
        return merged;
    }

    /// <summary>What is in a list; one value stands for a list of one, and <c>LISTENERS__0</c>, <c>LISTENERS__1</c>... are in order.</summary>
    public IReadOnlyList<Setting>? AsList()
    {
        if (Items is not null)
            return Items;
        if (Text is not null)
            return [this];
        if (Members is null || !Members.Keys.All(key => int.TryParse(key, out _)))
            return null;
        return [.. Members.OrderBy(member => int.Parse(member.Key)).Select(member => member.Value)];
    }
}
