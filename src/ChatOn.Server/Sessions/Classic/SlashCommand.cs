using ChatOn.Server.Connections;
using ChatOn.Server.Services;

namespace ChatOn.Server.Sessions.Classic;

/// <summary>A command that people at line clients can type.</summary>
/// <param name="Name">Without the slash, lower case.</param>
/// <param name="Syntax">As in /help.</param>
/// <param name="MinWords">With fewer the syntax is shown.</param>
/// <param name="Does">What it means.</param>
internal sealed record SlashCommand(string Name, string Syntax, string Summary, int MinWords, Func<SlashArguments, SlashAction> Does)
{
    public bool Accepts(SlashArguments arguments) => arguments.Count >= MinWords;
}

/// <summary>What was typed after a slash command.</summary>
/// <param name="Text">Trimmed.</param>
/// <param name="Room">The room the person talks in.</param>
internal sealed record SlashArguments(string Text, string Room)
{
    private readonly ServiceWords _words = new(Text);

    public int Count => _words.Count;

    public string Word(int i) => _words[i];

    /// <summary>Everything after the first words.</summary>
    public string After(int words) => _words.After(words);

    /// <summary>A word as the name of a room: people may leave the # out.</summary>
    public string RoomAt(int i) => Word(i).StartsWith('#') ? Word(i) : "#" + Word(i);
}

/// <summary>What a slash command comes to.</summary>
internal abstract record SlashAction
{
    /// <summary>An IRC command.</summary>
    internal sealed record Run(InboundLine Command) : SlashAction;

    /// <summary>One after which the person talks in that room.</summary>
    internal sealed record Join(InboundLine Command, string Room) : SlashAction;

    /// <summary>Something said to one person.</summary>
    internal sealed record Tell(string Nick, string Text) : SlashAction;

    /// <summary>Something done in the room.</summary>
    internal sealed record Act(string Text) : SlashAction;

    /// <summary>The list of commands.</summary>
    internal sealed record Help : SlashAction;
}
