namespace ChatOn.Client.Slash;

/// <summary><c>/op [#room] nick...</c> and the other roles: gives or takes one, of several members at once</summary>
internal sealed class RankSlash(string name, char letter, bool isGiven, string help) : ISlash
{
    private const int Most = 4;

    public SlashSpec Spec { get; } = new(name, "[#room] nick...", help, 1);

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        var nicks = input.Words[words..];
        if (room is null || nicks.Length == 0)
            return "which room, and who?";
        if (!input.State.RankLetters.Contains(letter, StringComparison.Ordinal))
            return "this server has no such role";
        foreach (var some in nicks.Chunk(Most))
            input.Send("MODE", [room, (isGiven ? "+" : "-") + new string(letter, some.Length), .. some]);
        return null;
    }
}
