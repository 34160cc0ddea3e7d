using System.Collections;

namespace ChatOn.Host.Configuration;

/// <summary>Writes options as a configuration file: JSON with comments.</summary>
internal sealed class OptionsWriter(TextWriter output)
{
    private const string Hidden = "\"(hidden)\"";

    /// <summary>Comment lines above an option, by its schema path.</summary>
    public Func<OptionNode, IEnumerable<string>> Above { get; init; } = static _ => [];

    /// <summary>A comment behind a value, by its path.</summary>
    public Func<string, string?> Behind { get; init; } = static _ => null;

    public void Write(ChatOnOptions options)
    {
        output.WriteLine("{");
        WriteSection(OptionSchema.Root, options, "", "  ");
        output.WriteLine("}");
    }

    private void WriteSection(OptionNode section, object value, string path, string indent)
    {
        for (var i = 0; i < section.Children.Count; i++)
        {
            var child = section.Children[i];
            foreach (var line in Above(child))
                output.WriteLine($"{indent}// {line}");
            var childPath = path.Length == 0 ? child.Key : $"{path}.{child.Key}";
            output.Write($"{indent}\"{child.Key}\": ");
            WriteValue(child, child.Get(value), childPath, indent);
            output.Write(i < section.Children.Count - 1 ? "," : "");
            output.WriteLine(Behind(childPath) is { } comment ? $" // {comment}" : "");
        }
    }

    private void WriteValue(OptionNode node, object? value, string path, string indent)
    {
        if (node.IsSection)
        {
            output.WriteLine("{");
            WriteSection(node, value!, path, indent + "  ");
            output.Write($"{indent}}}");
        }
        else if (node.Item is { IsSection: true } item && value is ICollection { Count: > 0 } list)
        {
            WriteSections(item, list, path, indent);
        }
        else
        {
            output.Write(node.Option.IsSecret && value is string { Length: > 0 } ? Hidden : OptionText.ToJson(value));
        }
    }

    private void WriteSections(OptionNode item, ICollection list, string path, string indent)
    {
        output.WriteLine("[");
        var i = 0;
        foreach (var section in list)
        {
            output.Write($"{indent}  ");
            WriteValue(item, section, $"{path}.{i}", indent + "  ");
            output.WriteLine(++i < list.Count ? "," : "");
        }

        output.Write($"{indent}]");
    }
}
