
namespace ChatOn.Server.Rendering;

/// <summary>Replies as a person reads them.</summary>
internal static class ClassicReplies
{
    public static void Write(ClassicLine line, Reply reply, ReadOnlySpan<string> arguments)
    {
        var about = string.Join(' ', arguments!);
        line.Write($"* {about}{(about.Length > 0 && reply.Text is not null ? ": " : "")}{reply.Text}");
    }
}
