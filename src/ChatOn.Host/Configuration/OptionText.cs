using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatOn.Host.Configuration;

/// <summary>Options' values as text and back, and what a value must be.</summary>
internal static class OptionText
{
    /// <summary>A value of the option's type, or false when the text is none.</summary>
    public static bool TryParse(Type type, string text, out object? value)
    {
        value = null;
        if (type == typeof(string))
            value = text;
        else if (type == typeof(bool))
            value = bool.TryParse(text, out var flag) ? flag : null;
        else if (type == typeof(int))
            value = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        else if (type == typeof(double))
            value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
        else if (type.IsEnum)
            value = ParseNames(type, text);
        return value is not null;
    }

    /// <summary>A value as JSON on one line.</summary>
    public static string ToJson(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        Enum name => Quoted(Names(name)),
        string text => Quoted(text),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(ToJson))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"{value.GetType().Name} is no option's value", nameof(value)),
    };

    /// <summary>What a value must be, to be read after "must be" or, in full, as an option's own words.</summary>
    public static string Rule(OptionNode node)
    {
        var range = node.Checks.OfType<RangeAttribute>().Select(r => $" from {Number(r.Minimum)} to {Number(r.Maximum)}").FirstOrDefault() ?? "";
        if (node.Item is not null)
            return "must be a list";
        if (node.IsSection)
            return node.ShortForm is null ? "must be a section in braces" : "must be a section in braces, or its short form";
        if (node.Type == typeof(bool))
            return "must be true or false";
        if (node.Type == typeof(int))
            return "must be a whole number" + range;
        if (node.Type == typeof(double))
            return "must be a number" + range;
        return node.Type.IsEnum
            ? $"must be {(IsFlags(node.Type) ? "some" : "one")} of {string.Join(", ", Enum.GetNames(node.Type).Select(Camel))}"
            : "must be text";
    }

    /// <summary>A value that would do.</summary>
    public static string Example(OptionNode node, object? byDefault)
    {
        if (node.Option.Example is { } example)
            return node.Type == typeof(string) || node.Item is not null || node.Type.IsEnum ? Quoted(example) : example;
        if (node.Item is { IsSection: true, ShortForm: null })
            return $"[{{ {string.Join(", ", node.Item.Children.Select(c => $"\"{c.Key}\": {Example(c, null)}"))} }}]";
        if (node.IsSection || byDefault is null)
            return node.Type == typeof(bool) ? "true" : node.Type == typeof(int) ? "1" : "{ ... }";
        return ToJson(byDefault);
    }

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Names(Enum value) => string.Join(", ", value.ToString().Split(", ").Select(Camel));

    private static string Number(object bound) => ((IFormattable)bound).ToString(null, CultureInfo.InvariantCulture);

    private static bool IsFlags(Type type) => type.IsDefined(typeof(FlagsAttribute), inherit: false);

    // Names only: a number would be taken for a value, and names that begin alike must not be cut short.
    private static object? ParseNames(Type type, string text)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        if (names.Length > 1 && !IsFlags(type))
            return null;
        var known = Enum.GetNames(type);
        return Array.TrueForAll(names, name => known.Contains(name, StringComparer.OrdinalIgnoreCase)) ? Enum.Parse(type, text, ignoreCase: true) : null;
    }
}
