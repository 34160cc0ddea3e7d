using System.Runtime.CompilerServices;

namespace ChatOn.Protocol;

/// <summary>Where the parts of a message lie in its line. A line is shorter than 64 kB, so positions are sixteen bits.</summary>
internal struct MessageLayout
{
    /// <summary>The tags are the bytes from 1 up to here; 0 when there are none.</summary>
    public ushort TagsEnd;
    public ushort SourceStart;
    public ushort SourceEnd;
    public ushort VerbStart;
    public ushort VerbEnd;
    public byte Count;
    public bool LastIsTrailing;
    public ParameterRanges Parameters;

    public void Add(int start, int length) => Parameters[Count++] = ((uint)start << 16) | (uint)length;

    /// <summary>Start in the upper sixteen bits, length in the lower.</summary>
    [InlineArray(IrcMessage.MaxParameters)]
    public struct ParameterRanges
    {
        private uint _first;
    }
}
