using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ChatOn.Server;

namespace ChatOn.Host.Configuration;

/// <summary>One option, section or list of the tree.</summary>
internal sealed record OptionNode
{
    public required Type Type { get; init; }

    /// <summary>Its own name; of an item of a list, <c>0</c>.</summary>
    public string Key { get; init; } = "";

    /// <summary>As people write it: <c>limits.commandBurst</c>, <c>listeners.0.address</c>.</summary>
    public string Path { get; init; } = "";

    public bool IsSection { get; init; }

    /// <summary>A section's options.</summary>
    public IReadOnlyList<OptionNode> Children { get; init; } = [];

    /// <summary>What a list is of; null when it is none.</summary>
    public OptionNode? Item { get; init; }

    /// <summary>Null for the root and for items.</summary>
    public PropertyInfo? Property { get; init; }

    /// <summary>The way from the section's object to the one that has <see cref="Property"/>.</summary>
    public IReadOnlyList<PropertyInfo> Owners { get; init; } = [];

    public OptionAttribute Option { get; init; } = new();

    public IReadOnlyList<ValidationAttribute> Checks { get; init; } = [];

    /// <summary>Reads a text that stands for the whole section; null where it cannot be read.</summary>
    public Func<string, object?>? ShortForm { get; init; }

    public bool IsReloadable { get; init; }

    /// <summary>Every option below (sections of lists once), itself when it is one.</summary>
    public IEnumerable<OptionNode> Leaves() =>
        IsSection ? Children.SelectMany(child => child.Leaves())
        : Item is { IsSection: true } item ? [this, .. item.Leaves()]
        : [this];

    /// <summary>Its value in the object of the section that it stands in.</summary>
    public object? Get(object section) => Property!.GetValue(OwnerIn(section));

    public void Set(object section, object? value) => Property!.SetValue(OwnerIn(section), value);

    private object OwnerIn(object section) => Owners.Aggregate(section, (owner, property) => property.GetValue(owner)!);
}
