using ChatOn.Protocol;

namespace ChatOn.Client.Slash;

/// <summary><c>/search words</c></summary>
internal sealed class SearchSlash : ISlash
{
    public SlashSpec Spec { get; } = new("search", "words", "Searches what was said here", 1);

    public string? Run(SlashInput input)
    {
        if (!input.State.Capabilities.Has(Capability.Search))
            return "this server cannot search";
        var place = input.Current is { } here ? $"in={MessageTags.Escape(here.Name)};" : "";
        input.Session.Send("SEARCH", $"{place}text={MessageTags.Escape(input.Text.Trim())}");
        return null;
    }
}
