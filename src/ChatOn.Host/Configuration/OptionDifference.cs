using System.Collections;

namespace ChatOn.Host.Configuration;

/// <summary>An option that has another value in a second tree.</summary>
/// <param name="Option">Which.</param>
/// <param name="Section">The object of its section in the first tree.</param>
/// <param name="OtherSection">The same in the second.</param>
internal sealed record OptionDifference(OptionNode Option, object Section, object OtherSection)
{
    /// <summary>Gives the first tree the second one's value.</summary>
    public void Adopt() => Option.Set(Section, Option.Get(OtherSection));

    public static IEnumerable<OptionDifference> Between(ChatOnOptions one, ChatOnOptions other) => Between(OptionSchema.Root, one, other);

    private static IEnumerable<OptionDifference> Between(OptionNode section, object one, object other) => section.Children.SelectMany(child =>
        child.IsSection ? Between(child, child.Get(one)!, child.Get(other)!)
        : AreSame(child, child.Get(one), child.Get(other)) ? []
        : [new OptionDifference(child, one, other)]);

    private static bool AreSame(OptionNode node, object? one, object? other)
    {
        if (node.IsSection)
            return !Between(node, one!, other!).Any();
        if (node.Item is null)
            return Equals(one, other);
        var (items, others) = (((IEnumerable)one!).Cast<object>().ToList(), ((IEnumerable)other!).Cast<object>().ToList());
        return items.Count == others.Count && items.Zip(others).All(pair => AreSame(node.Item, pair.First, pair.Second));
    }
}
