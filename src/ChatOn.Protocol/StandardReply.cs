namespace ChatOn.Protocol;

/// <summary>The three kinds of standard reply.</summary>
public enum StandardReplyKind
{
    /// <summary>The command was not done.</summary>
    Fail,

    /// <summary>It was done, but.</summary>
    Warn,

    /// <summary>Something to know.</summary>
    Note,
}

/// <summary>
/// Writes standard replies: <c>(FAIL / WARN / NOTE) command code *context :description</c>.
/// See https://ircv3.net/specs/extensions/standard-replies
/// </summary>
public static class StandardReply
{
    /// <summary>
    /// Writes the reply and ends the line. <paramref name="verb"/> is the command it is about, or "*"; context that cannot
    /// stand as a parameter is written as '*'.
    /// </summary>
    public static void Write(
        ref MessageWriter writer, StandardReplyKind kind, scoped ReadOnlySpan<byte> source, string verb, string code, scoped ReadOnlySpan<string> context, string text)
    {
        writer.Source(source);
        writer.Verb(Verb(kind));
        writer.ParamOrStar(verb);
        writer.ParamOrStar(code);
        foreach (var item in context)
            writer.ParamOrStar(item);
        writer.Trailing(text);
        writer.End();
    }

    /// <summary>FAIL, WARN or NOTE.</summary>
    public static ReadOnlySpan<byte> Verb(StandardReplyKind kind) => kind switch
    {
        StandardReplyKind.Fail => "FAIL"u8,
        StandardReplyKind.Warn => "WARN"u8,
        _ => "NOTE"u8,
    };
}
