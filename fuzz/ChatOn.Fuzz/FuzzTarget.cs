using System.Collections.Frozen;
using ChatOn.Testing.Fuzzing;

namespace ChatOn.Fuzz;

/// <summary>Feeds bytes to a parser and throws <see cref="InvariantException"/> when something that must hold does not.</summary>
public delegate void FuzzRun(ReadOnlySpan<byte> input);

/// <summary>The targets, by the names of their corpus folders.</summary>
public static class FuzzTarget
{
    /// <summary>The target that is a whole server: <see cref="CommandFuzz"/>.</summary>
    public const string Commands = "commands";

    /// <summary>What parses and writes.</summary>
    public static FrozenDictionary<string, FuzzRun> Parsers { get; } = new Dictionary<string, FuzzRun>(StringComparer.Ordinal)
    {
        ["message"] = MessageTarget.Run,
        ["writer"] = WriterTarget.Run,
        ["tags"] = TagsTarget.Run,
        ["framer"] = FramerTarget.Run,
        ["mask"] = MaskTarget.Run,
        ["modes"] = ModesTarget.Run,
        ["names"] = NamesTarget.Run,
        ["values"] = ValuesTarget.Run,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every target.</summary>
    public static FrozenDictionary<string, FuzzRun> All { get; } = new Dictionary<string, FuzzRun>(Parsers, StringComparer.Ordinal)
    {
        [Commands] = static input => CommandFuzz.Run(input),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>Something that must hold did not.</summary>
public sealed class InvariantException : Exception
{
    public InvariantException()
    {
    }

    public InvariantException(string message)
        : base(message)
    {
    }

    public InvariantException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Throws unless it holds.</summary>
    public static void Unless(bool holds, string what)
    {
        if (!holds)
            throw new InvariantException(what);
    }
}
