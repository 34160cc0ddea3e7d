using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>
/// A message of several lines: <c>BATCH +msgid draft/multiline target</c>, its lines, <c>BATCH -msgid</c>; for clients that do not know
/// that, its lines one by one without the blank ones. https://ircv3.net/specs/extensions/multiline
/// </summary>
/// <remarks>The batch is named after the message, so that its bytes are the same for all, and its name is nobody else's.</remarks>
internal static class MessageLines
{
    public const string BatchType = "draft/multiline";

    public static CapabilitySet Looks { get; } = new(Capability.Multiline, Capability.Batch);

    /// <summary><c>draft/multiline-concat</c>: the line goes on from the one before.</summary>
    public static ReadOnlySpan<byte> ConcatTag => "draft/multiline-concat"u8;

    public static void Write(Messaged happened, LineComposition composition, View view, IrcLine line)
    {
        if (view.Capabilities.HasAll(Looks))
            WriteBatch(happened, composition, line);
        else
            WriteApart(happened, composition, line);
    }

    private static void WriteBatch(Messaged happened, LineComposition composition, IrcLine line)
    {
        var reference = new MessageId(happened.Time, happened.RoomId).ToString();
        var start = line.Start("BATCH"u8);
        start.Param("+" + reference);
        start.Param(BatchType);
        start.Param(happened.Room);
        start.End();
        foreach (var piece in composition.PiecesOf(happened.Text.Span))
        {
            var writer = line.StartBare();
            writer.Tag("batch"u8, reference);
            if (piece.IsContinued)
                writer.Tag(ConcatTag);
            writer.Source(happened.Who.Source);
            writer.Verb(MessagedRenderer.VerbOf(happened));
            End(writer, happened, piece);
        }

        var end = line.StartBare();
        end.Verb("BATCH"u8);
        end.Param("-" + reference);
        end.End();
    }

    // The id and the sender's own tags are of the whole, and stand on the first line only.
    private static void WriteApart(Messaged happened, LineComposition composition, IrcLine line)
    {
        var start = line;
        foreach (var piece in composition.PiecesOf(happened.Text.Span))
        {
            if (piece.Text.IsEmpty)
                continue;
            End(start.Start(MessagedRenderer.VerbOf(happened)), happened, piece);
            start = line.Later();
        }
    }

    private static void End(MessageWriter writer, Messaged happened, LinePiece piece)
    {
        writer.Param(happened.Room);
        writer.Trailing(piece.Text);
        writer.End();
    }
}
