using System.Buffers;
using System.Text;
using System.Text.Json;
using ChatOn.Client.State;

namespace ChatOn.Chatting;

/// <summary>A message as a JSON object on one line, for programs: the text as it was said, escaped by JSON's rules.</summary>
internal static class MessageJson
{
    public static string Of(Conversation conversation, Message message)
    {
        var output = new ArrayBufferWriter<byte>();
        // The default encoder writes all but ASCII letters by their numbers: nothing in it can move a terminal's cursor.
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("time", message.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
            writer.WriteString("room", conversation.Name);
            writer.WriteString("nick", message.Sender);
            writer.WriteString("kind", message.Kind switch { MessageKind.Action => "action", MessageKind.Notice => "notice", _ => "message" });
            writer.WriteString("text", message.Text);
            WriteIfAny(writer, "id", message.Id);
            WriteIfAny(writer, "account", message.Account);
            WriteIfAny(writer, "replyTo", message.ReplyTo);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
