using System.Text;
using System.Text.Unicode;
using ChatOn.Protocol;
using static ChatOn.Fuzz.InvariantException;

namespace ChatOn.Fuzz;

/// <summary>The input is a name: bytes and text are judged alike, folding is idempotent, and a near nickname can always be made.</summary>
public static class NamesTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        var name = Encoding.UTF8.GetString(input);
        Fold(name, input);
        if (Names.CheckRoom(name) == NameResult.Ok)
            Unless(WrittenAsOneParameter(name), "a room name is no parameter");
        if (Utf8.IsValid(input))
            Unless(Names.CheckRoom(input) == Names.CheckRoom(name), "bytes and text of a room differ");
        if (Ascii.IsValid(input))
            Unless(Names.CheckNick(input) == Names.CheckNick(name), "bytes and text of a nickname differ");
        if (Names.CheckNick(name) == NameResult.Ok)
            Unless(WrittenAsOneParameter(name), "a nickname is no parameter");

        var taken = new HashSet<string>(CaseMapping.Comparer);
        for (var i = 0; i < 20; i++)
        {
            var nick = Names.SuggestNick(name, taken.Contains);
            Unless(Names.CheckNick(nick) == NameResult.Ok, $"'{nick}' is no nickname");
            Unless(taken.Add(nick), $"'{nick}' is taken");
        }
        if (Names.CheckNick(name) == NameResult.Ok)
            Unless(taken.Contains(name), "a free and right nickname was not kept");
        if (Source.TryParse(name, out var source))
            Unless(source.ToString() == name, "a source changes when parsed and written");
    }

    private static void Fold(string name, ReadOnlySpan<byte> bytes)
    {
        var folded = CaseMapping.Fold(name);
        Unless(ReferenceEquals(CaseMapping.Fold(folded), folded), "folding twice differs from once");
        Unless(CaseMapping.Equals(name, folded), "a name is not equal to its folded form");
        Unless(CaseMapping.Comparer.GetHashCode(name) == CaseMapping.Comparer.GetHashCode(folded), "equal names differ in their hash");
        var foldedBytes = new byte[bytes.Length];
        Unless(CaseMapping.TryFold(bytes, foldedBytes) && CaseMapping.Equals(bytes, foldedBytes), "bytes are not equal to their folded form");
        Unless(!Utf8.IsValid(bytes) || Encoding.UTF8.GetString(foldedBytes) == folded, "bytes and text fold differently");
    }

    private static bool WrittenAsOneParameter(string name)
    {
        var line = Encoding.UTF8.GetBytes($"JOIN {name}");
        return MessageParser.TryParse(line, out var message) == ParseResult.Ok && message!.Count == 1 && message.Text(0) == name;
    }
}
