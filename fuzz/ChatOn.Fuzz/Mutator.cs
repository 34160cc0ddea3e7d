namespace ChatOn.Fuzz;

/// <summary>Makes inputs out of a corpus by small random changes: the same seed gives the same inputs.</summary>
public sealed class Mutator(IReadOnlyList<byte[]> corpus, int seed)
{
    private static readonly byte[][] Tokens =
    [
        "\r\n"u8.ToArray(), "\0"u8.ToArray(), " :"u8.ToArray(), "@a=b;c "u8.ToArray(), ";"u8.ToArray(), "="u8.ToArray(), @"\"u8.ToArray(),
        "*"u8.ToArray(), "?"u8.ToArray(), "é"u8.ToArray(), "😀"u8.ToArray(), [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5], [0xE2, 0x82],
        "+o-v"u8.ToArray(), "#"u8.ToArray(), "!"u8.ToArray(), "|"u8.ToArray(), new byte[40],
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next input.</summary>
    public byte[] Next()
    {
        var input = new List<byte>(Pick(corpus));
        for (var changes = _random.Next(1, 6); changes > 0; changes--)
            Change(input);
        return [.. input];
    }

    private void Change(List<byte> input)
    {
        var at = _random.Next(input.Count + 1);
        switch (_random.Next(6))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < input.Count:
                input.RemoveRange(at, _random.Next(1, Math.Min(8, input.Count - at) + 1));
                break;
            case 2:
                input.Insert(at, (byte)_random.Next(256));
                break;
            case 3 when input.Count is > 0 and < 20_000:
                input.InsertRange(at, input.GetRange(0, _random.Next(1, input.Count + 1)));
                break;
            case 4:
                var other = Pick(corpus);
                input.RemoveRange(at, input.Count - at);
                input.AddRange(other.AsSpan(Math.Min(at, other.Length)));
                break;
            default:
                input.InsertRange(at, Pick(Tokens));
                break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
