using System.Text;
using System.Text.Json;

namespace ChatOn.Protocol.Tests;

/// <summary>The vectors that the browser client's parser and writer are held to as well: <c>tests/vectors/messages.json</c>.</summary>
[Trait("Spec", "modern/message-format")]
public sealed class MessageVectorTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "messages.json"))).RootElement;

    public static TheoryData<int> Read => Numbers("read");

    public static TheoryData<int> Refused => Numbers("refused");

    public static TheoryData<int> Written => Numbers("written");

    [Theory]
    [MemberData(nameof(Read))]
    public void A_line_is_read_as_the_vector_says(int number)
    {
        var vector = Vectors.GetProperty("read")[number];

        Assert.Equal(ParseResult.Ok, MessageParser.TryParse(Line(vector), MessageLimits.FromServer, out var message));
        Assert.Equal(vector.GetProperty("verb").GetString(), Wire.Text(message!.Verb));
        var parameters = Enumerable.Range(0, message.Count).Select(message.Text).ToList();
        if (vector.TryGetProperty("parameters", out var expected))
            Assert.Equal(expected.EnumerateArray().Select(one => one.GetString()!), parameters);
        else
            Assert.Equal(vector.GetProperty("parameterLengths").EnumerateArray().Select(one => one.GetInt32()), parameters.Select(one => one.Length));
        AssertSource(vector.GetProperty("source"), message);
        foreach (var tag in vector.GetProperty("tags").EnumerateObject())
        {
            Assert.True(message.TryGetTag(Encoding.UTF8.GetBytes(tag.Name), out var value));
            Assert.Equal(tag.Value.GetString(), value);
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_line_is_refused_as_the_vector_says(int number)
    {
        var vector = Vectors.GetProperty("refused")[number];

        Assert.Equal(vector.GetProperty("result").GetString(), MessageParser.TryParse(Line(vector), MessageLimits.FromServer, out _).ToString());
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_line_is_written_as_the_vector_says(int number)
    {
        var vector = Vectors.GetProperty("written")[number];
        var parameters = vector.GetProperty("parameters").EnumerateArray().Select(one => one.GetString()!).ToList();

        var line = Wire.Written((ref MessageWriter writer) =>
        {
            foreach (var tag in vector.GetProperty("tags").EnumerateObject())
                writer.Tag(Encoding.UTF8.GetBytes(tag.Name), tag.Value.GetString()!);
            writer.Verb(Encoding.ASCII.GetBytes(vector.GetProperty("verb").GetString()!));
            foreach (var parameter in parameters.SkipLast(1))
                writer.ParamOrStar(parameter);
            writer.Trailing(parameters[^1]);
            writer.End();
        });

        Assert.Equal(vector.GetProperty("line").GetString(), line);
    }

    private static void AssertSource(JsonElement expected, IrcMessage message)
    {
        var isGiven = Source.TryParse(message.Source, out var source);
        Assert.Equal(expected.ValueKind != JsonValueKind.Null, isGiven);
        if (isGiven)
            Assert.Equal(new Source(expected.GetProperty("nick").GetString()!, expected.GetProperty("user").GetString(), expected.GetProperty("host").GetString()), source);
    }

    private static byte[] Line(JsonElement vector)
    {
        var line = vector.GetProperty("line").GetString()!;
        if (vector.TryGetProperty("pad", out var pad))
            line += string.Concat(Enumerable.Repeat(pad[0].GetString()!, pad[1].GetInt32()));
        return Encoding.UTF8.GetBytes(line);
    }

    private static TheoryData<int> Numbers(string kind) => [.. Enumerable.Range(0, Vectors.GetProperty(kind).GetArrayLength())];
}
