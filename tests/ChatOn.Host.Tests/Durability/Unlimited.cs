namespace ChatOn.Host.Tests.Durability;

/// <summary>Settings for clients that talk as fast as they can.</summary>
internal static class Unlimited
{
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CHATON_LIMITS__COMMANDS_PER_SECOND"] = "0",
        ["CHATON_LIMITS__JOINS"] = "0",
    };
}
