using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace ChatOn.Host.Configuration;

/// <summary>Puts settings into options, and notes what does not fit and where each value came from.</summary>
internal sealed class OptionBinder
{
    private static readonly HashSet<string> KnownPaths = [.. OptionSchema.Root.Leaves().Select(leaf => leaf.Path)];

    private readonly List<ConfigurationProblem> _problems = [];
    private readonly Dictionary<string, string> _places = [];

    public IReadOnlyList<ConfigurationProblem> Problems => _problems;

    /// <summary>Where each value that is no default was written, by its path.</summary>
    public IReadOnlyDictionary<string, string> Places => _places;

    public ChatOnOptions Bind(Setting settings)
    {
        var options = new ChatOnOptions();
        BindSection(OptionSchema.Root, settings, options, "");
        return options;
    }

    private void BindSection(OptionNode section, Setting setting, object target, string path)
    {
        foreach (var (key, value) in setting.Members!)
        {
            var child = section.Children.FirstOrDefault(c => c.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
            if (child is null)
                AddUnknown(value, path.Length == 0 ? key : $"{path}.{key}");
            else if (!value.IsNull && !IsEmptyOptional(child, value))
                BindChild(child, value, target, path.Length == 0 ? child.Key : $"{path}.{child.Key}");
        }
    }

    // An environment variable cannot say null.
    private static bool IsEmptyOptional(OptionNode node, Setting setting) =>
        setting.Text?.Length == 0 && Nullable.GetUnderlyingType(node.Property!.PropertyType) is not null;

    private void BindChild(OptionNode node, Setting setting, object target, string path)
    {
        var current = node.Get(target);
        if (node.IsSection)
        {
            if (setting.Members is not null)
                BindSection(node, setting, current!, path);
            else
                AddMisfit(node, setting, path, current);
            return;
        }

        var value = node.Item is null ? ValueOf(node, setting, path, current) : ListOf(node, setting, path, current);
        if (value is null)
            return;
        foreach (var check in node.Checks.Where(check => !check.IsValid(value)))
        {
            _problems.Add(new ConfigurationProblem(
                setting.Place, $"{path} is {Shown(node, value)}, but {RuleOf(check, node)}, e.g. {OptionText.Example(node, current)}"));
            return;
        }

        node.Set(target, value);
        _places[path] = setting.Place;
    }

    private object? ValueOf(OptionNode node, Setting setting, string path, object? current)
    {
        if (setting.Text is not { } text || !OptionText.TryParse(node.Type, text, out var value))
        {
            AddMisfit(node, setting, path, current);
            return null;
        }

        return node.Option.IsPath && text.Length > 0 && setting.BaseFolder is { } folder ? Path.GetFullPath(text, folder) : value;
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Items are texts or sections, which are classes: one code serves the lists of all classes.")]
    private IList? ListOf(OptionNode node, Setting setting, string path, object? current)
    {
        if (setting.AsList() is not { } items)
        {
            AddMisfit(node, setting, path, current);
            return null;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(node.Item!.Type))!;
        for (var i = 0; i < items.Count; i++)
        {
            if (ItemOf(node.Item, items[i], $"{path}.{i}") is { } item)
                list.Add(item);
        }

        return list;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The projects that have options are kept whole (TrimmerRootAssembly in ChatOn.csproj).")]
    private object? ItemOf(OptionNode item, Setting setting, string path)
    {
        if (!item.IsSection)
            return ValueOf(item, setting, path, "");
        if (setting.Members is not null)
        {
            var section = Activator.CreateInstance(item.Type)!;
            BindSection(item, setting, section, path);
            AddMissing(item, setting, section, path);
            return section;
        }

        if (setting.Text is { } text && item.ShortForm?.Invoke(text) is { } parsed)
            return parsed;
        AddMisfit(item, setting, path, null);
        return null;
    }

    // A section of a list has no good defaults where a value is required.
    private void AddMissing(OptionNode item, Setting setting, object section, string path)
    {
        foreach (var node in item.Children.Where(n => n.Checks.Any(check => check is RequiredAttribute && !check.IsValid(n.Get(section)))))
        {
            if (!setting.Members!.ContainsKey(node.Key))
                _problems.Add(new ConfigurationProblem(setting.Place, $"{path}.{node.Key} is missing, e.g. {OptionText.Example(node, null)}"));
        }
    }

    private void AddMisfit(OptionNode node, Setting setting, string path, object? current)
    {
        var shown = setting.Text is { } text ? Shown(node, text) : setting.Items is null ? "a section" : "a list";
        var example = node.ShortForm is null
            ? OptionText.Example(node, current)
            : $"\"localhost:5555\" or \"*:6697,irc,tls\" (words: {ListenerText.Words})";
        _problems.Add(new ConfigurationProblem(setting.Place, $"{path} is {shown}, but {OptionText.Rule(node)}, e.g. {example}"));
    }

    private void AddUnknown(Setting setting, string path)
    {
        var isVariable = setting.Place.StartsWith(EnvironmentSettings.Prefix, StringComparison.Ordinal);
        var suggestion = NearestKey.Find(path, KnownPaths) is { } nearest
            ? $"did you mean {(isVariable ? EnvironmentSettings.NameOf(nearest) : nearest)}?"
            : "see docs/configuration.md for all options";
        _problems.Add(new ConfigurationProblem(setting.Place, isVariable ? $"names no option; {suggestion}" : $"{path} is no option; {suggestion}"));
    }

    private static string Shown(OptionNode node, object value) => node.Option.IsSecret ? "(hidden)" : OptionText.ToJson(value);

    private static string RuleOf(ValidationAttribute check, OptionNode node) => check switch
    {
        RangeAttribute => OptionText.Rule(node),
        RequiredAttribute => "must not be empty",
        MinLengthAttribute length => $"must be at least {length.Length} characters long",
        _ => check.FormatErrorMessage(node.Key),
    };
}
