using System.Runtime.CompilerServices;
using System.Text;
using ChatOn.Tui.Screens;

namespace ChatOn.Tui.Tests.Screens;

/// <summary>The keys in docs/terminal.md are those of the keymap. With UPDATE_DOCS=1 the page is written anew.</summary>
public sealed class KeyPageTests
{
    private const string Begin = "<!-- The keys are made from the code; a test keeps them current. -->\n";
    private const string End = "<!-- The end of the keys. -->\n";

    [Fact]
    public void The_page_is_current()
    {
        var file = Page();
        var text = File.ReadAllText(file);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(file, text[..begin] + Table() + text[end..]);
        else
            Assert.Equal(Table(), text[begin..end]);
    }

    private static string Table()
    {
        var table = new StringBuilder("| keys | what they do |\n|---|---|\n");
        foreach (var (where, keys) in HelpScreen.KeyTable)
        {
            table.Append(null, $"| **{where}** | |\n");
            foreach (var (key, help) in keys)
                table.Append(null, $"| {key} | {help} |\n");
        }

        return table.Append('\n').ToString();
    }

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/terminal.md"));
}
