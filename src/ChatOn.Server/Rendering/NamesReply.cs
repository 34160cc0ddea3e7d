using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Rendering;

/// <summary>
/// RPL_NAMREPLY and RPL_ENDOFNAMES, with all prefixes for multi-prefix and whole sources for userhost-in-names
/// (https://ircv3.net/specs/extensions/multi-prefix, https://ircv3.net/specs/extensions/userhost-in-names).
/// </summary>
internal sealed class NamesReply
{
    private const int MaxLineBytes = 400;

    /// <summary>The members of a room that the requester may see.</summary>
    public void Send(CommandContext context, Room room)
    {
        var isInside = room.Has(context.User.Id);
        var line = new StringBuilder();
        foreach (var member in room.Members)
        {
            if (!isInside && context.World.FindUser(member.UserId) is { IsInvisible: true })
                continue;
            var name = Prefixes(member, context.Session.Capabilities) + NameOf(member, context.Session.Capabilities);
            if (line.Length + name.Length > MaxLineBytes)
                SendLine(context, room, line);
            line.Append(line.Length == 0 ? "" : " ").Append(name);
        }

        if (line.Length > 0)
            SendLine(context, room, line);
        context.Reply(Numeric.RplEndOfNames, room.Name);
    }

    /// <summary>The highest prefix of a member, or with multi-prefix all of them.</summary>
    public static string Prefixes(Membership member, CapabilitySet capabilities)
    {
        var all = RoleLetters.PrefixesOf(member.Roles);
        return all.Length > 1 && !capabilities.Has(Capability.MultiPrefix) ? all[..1] : all;
    }

    private static string NameOf(Membership member, CapabilitySet capabilities) =>
        capabilities.Has(Capability.UserhostInNames) ? member.Who.Text : member.Who.Nick;

    private static void SendLine(CommandContext context, Room room, StringBuilder line)
    {
        context.ReplyText(Numeric.RplNamReply, line.ToString(), room.Modes.IsSecret ? "@" : "=", room.Name);
        line.Clear();
    }
}
