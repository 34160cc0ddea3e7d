using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChatOn.Architecture.Tests;

/// <summary>The summaries of properties, as the compiler wrote them beside the assemblies.</summary>
internal static partial class XmlDocumentation
{
    private static readonly Dictionary<string, XElement> Members = Directory.GetFiles(AppContext.BaseDirectory, "ChatOn*.xml")
        .SelectMany(path => XDocument.Load(path).Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>The summary on one line, as Markdown; null when there is none.</summary>
    public static string? SummaryOf(PropertyInfo property) =>
        Members.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}")?.Element("summary") is { } summary
            ? Blanks().Replace(string.Concat(summary.Nodes().Select(Render)), " ").Trim()
            : null;

    private static string Render(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{Camel(see.Attribute("cref")!.Value.Split('.')[^1])}`",
        XElement other => string.Concat(other.Nodes().Select(Render)),
        _ => node.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal),
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
