using System.Text;
using System.Text.Json;

namespace ChatOn.Host.Configuration;

/// <summary>Reads a configuration file: JSON with comments and trailing commas.</summary>
internal ref struct JsonSettings
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _name;
    private readonly string _folder;
    private Utf8JsonReader _reader;
    private long _counted;
    private int _line;

    private JsonSettings(ReadOnlySpan<byte> bytes, string path)
    {
        _bytes = bytes;
        _name = Path.GetFileName(path);
        _folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
        _reader = new Utf8JsonReader(bytes, Options);
        _line = 1;
    }

    /// <exception cref="ConfigurationException">The file cannot be read, or is no such JSON.</exception>
    public static Setting Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([new ConfigurationProblem(path, $"cannot be read ({exception.Message})")]);
        }
    }

    /// <exception cref="ConfigurationException">It is no such JSON.</exception>
    public static Setting Parse(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var json = new JsonSettings(bytes, path);
        try
        {
            json._reader.Read();
            if (json._reader.TokenType != JsonTokenType.StartObject)
                throw json.Problem("must be one object in braces, e.g. { \"serverName\": \"chat.example.org\" }");
            var settings = json.ReadValue();
            json._reader.Read();
            return settings;
        }
        catch (JsonException exception)
        {
            var place = $"{json._name}:{exception.LineNumber + 1}";
            throw new ConfigurationException([new ConfigurationProblem(place, $"is no JSON: {exception.Message.Split(" LineNumber:")[0]}")]);
        }
        catch (InvalidOperationException)
        {
            throw json.Problem("is no UTF-8");
        }
    }

    private Setting ReadValue() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadSection(),
        JsonTokenType.StartArray => ReadList(),
        JsonTokenType.Null => Text(null),
        JsonTokenType.True => Text("true"),
        JsonTokenType.False => Text("false"),
        JsonTokenType.Number => Text(Encoding.UTF8.GetString(_reader.ValueSpan)),
        _ => Text(_reader.GetString()),
    };

    private Setting Text(string? text) => Setting.OfText(Place(), text, _folder);

    private Setting ReadSection()
    {
        var section = Setting.Section(Place());
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var key = _reader.GetString()!;
            if (section.Members!.ContainsKey(key))
                throw Problem($"has \"{key}\" twice");
            _reader.Read();
            section.Members.Add(key, ReadValue());
        }

        return section;
    }

    private Setting ReadList()
    {
        var place = Place();
        var items = new List<Setting>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue());
        return Setting.OfList(place, items);
    }

    private string Place()
    {
        var start = _reader.TokenStartIndex;
        _line += _bytes[(int)_counted..(int)start].Count((byte)'\n');
        _counted = start;
        return $"{_name}:{_line}";
    }

    private ConfigurationException Problem(string text) => new([new ConfigurationProblem(Place(), text)]);
}
