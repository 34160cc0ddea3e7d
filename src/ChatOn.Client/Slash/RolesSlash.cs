namespace ChatOn.Client.Slash;

/// <summary><c>/roles [#room] [account role]</c></summary>
internal sealed class RolesSlash : ISlash
{
    public SlashSpec Spec { get; } = new("roles", "[#room] [account role]", "The roles that a room keeps; role: owner, protected, operator, halfop, voice, none");

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        if (room is null)
            return "there is no room here";
        input.Send("CHANSERV", input.Words.Length > words ? ["ROLE", room, .. input.Words[words..]] : ["ROLE", room, "LIST"]);
        return null;
    }
}
