namespace ChatOn.Server.Services;

/// <summary>A service inside the server: a nickname that answers, a verb, and a word on the command line for the same commands.</summary>
/// <param name="Nick">The nickname that is written to and answers.</param>
/// <param name="Word">The word at line clients (<c>/account</c>) and on the machine (<c>chaton account</c>).</param>
/// <param name="About">What it is for.</param>
internal sealed record Service(string Nick, string Word, string About)
{
    public static Service Accounts { get; } = new("NickServ", "account", "Accounts, their nicknames, passwords and devices");

    public static Service Rooms { get; } = new("ChanServ", "room", "Rooms that last: owners, roles and settings");

    public static Service Operators { get; } = new("OperServ", "operator", "For those who keep order: bans, protection, the audit log");

    public static IReadOnlyList<Service> All { get; } = [Accounts, Rooms, Operators];

    /// <summary>The service with that <see cref="Word"/>; null when it is none.</summary>
    public static Service? OfWord(string word) => All.FirstOrDefault(service => service.Word.Equals(word, StringComparison.OrdinalIgnoreCase));
}
