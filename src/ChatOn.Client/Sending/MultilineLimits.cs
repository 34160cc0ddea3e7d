using System.Globalization;

namespace ChatOn.Client.Sending;

/// <summary>What the server takes in a message of several lines: https://ircv3.net/specs/extensions/multiline</summary>
internal readonly record struct MultilineLimits(int Bytes, int Lines)
{
    /// <summary>Reads <c>max-bytes=4096,max-lines=24</c>.</summary>
    public static MultilineLimits Parse(string value)
    {
        var limits = new MultilineLimits(0, int.MaxValue);
        foreach (var token in value.Split(','))
        {
            if (token.Split('=') is not [var key, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
                continue;
            if (key == "max-bytes")
                limits = limits with { Bytes = most };
            else if (key == "max-lines")
                limits = limits with { Lines = most };
        }

        return limits;
    }
}
