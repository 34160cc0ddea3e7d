using System.Buffers;
using System.Text;
using ChatOn.Protocol;

namespace ChatOn.Server.Commands;

/// <summary>A tag that is put before lines that were rendered without it.</summary>
internal readonly record struct ReplyTag(string Key, string Value)
{
    /// <summary>Writes one line with the tag as its first.</summary>
    public void WriteBefore(ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        output.Write(Encoding.UTF8.GetBytes($"@{Key}={MessageTags.Escape(Value)}"));
        if (line[0] == '@')
        {
            output.Write(";"u8);
            output.Write(line[1..]);
        }
        else
        {
            output.Write(" "u8);
            output.Write(line);
        }
    }
}
