using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using ChatOn.Server;

namespace ChatOn.Host.Configuration;

/// <summary>What can be configured, read off the options' types.</summary>
internal static class OptionSchema
{
    // Texts that stand for a whole section.
    private static readonly Dictionary<Type, Func<string, object?>> ShortForms = new() { [typeof(ListenerOptions)] = ListenerText.Parse };

    /// <summary>The whole tree.</summary>
    public static OptionNode Root { get; } = NodeOf(typeof(ChatOnOptions), "", isReloadable: false);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The projects that have options are kept whole (TrimmerRootAssembly in ChatOn.csproj).")]
    private static IReadOnlyList<OptionNode> ChildrenOf(Type section, string path, IReadOnlyList<PropertyInfo> owners, bool isReloadable) =>
        [.. section.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.GetCustomAttribute<OptionAttribute>() is not { IsDerived: true })
            .SelectMany(property => NodesOf(property, path, owners, isReloadable))];

    private static IEnumerable<OptionNode> NodesOf(PropertyInfo property, string path, IReadOnlyList<PropertyInfo> owners, bool isReloadable)
    {
        var option = property.GetCustomAttribute<OptionAttribute>() ?? new OptionAttribute();
        if (option.IsFlat)
            return ChildrenOf(property.PropertyType, path, [.. owners, property], isReloadable);
        var key = option.Key ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        return [NodeOf(property.PropertyType, path.Length == 0 ? key : $"{path}.{key}", isReloadable || option.IsReloadable) with
        {
            Key = key,
            Property = property,
            Owners = owners,
            Option = option,
            Checks = [.. property.GetCustomAttributes<ValidationAttribute>().Where(check => check.GetType().Namespace != "Microsoft.Extensions.Options")],
        }];
    }

    private static OptionNode NodeOf(Type type, string path, bool isReloadable)
    {
        isReloadable |= type.GetCustomAttribute<OptionAttribute>() is { IsReloadable: true };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = NodeOf(type.GetGenericArguments()[0], path + ".0", isReloadable) with { Key = "0" };
            return new OptionNode { Type = type, Path = path, Item = item, IsReloadable = isReloadable };
        }

        var isSection = type.IsClass && type != typeof(string);
        return new OptionNode
        {
            Type = Nullable.GetUnderlyingType(type) ?? type,
            Path = path,
            Children = isSection ? ChildrenOf(type, path, [], isReloadable) : [],
            IsSection = isSection,
            ShortForm = ShortForms.GetValueOrDefault(type),
            IsReloadable = isReloadable,
        };
    }
}
