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
    private const int LinesAtOnce = 100;

    /// <summary>The members of a room that the requester may see, and the end of the list.</summary>
    public async ValueTask SendAsync(CommandContext context, Room room)
    {
        await SendMembersAsync(context, room);
        context.Reply(Numeric.RplEndOfNames, room.Name);
    }

    /// <summary>The same after a JOIN; nothing to who does not want it — https://ircv3.net/specs/extensions/no-implicit-names</summary>
    public ValueTask SendUnaskedAsync(CommandContext context, Room room) =>
        context.Session.Capabilities.Has(Capability.NoImplicitNames) ? ValueTask.CompletedTask : SendAsync(context, room);

    /// <summary>The members alone; a large room as the requester reads.</summary>
    public async ValueTask SendMembersAsync(CommandContext context, Room room)
    {
        var line = new StringBuilder();
        var lines = 0;
        var symbol = room.Modes.IsSecret ? "@" : "=";
        var space = SpaceFor(context, room);
        // Who comes after this moment is announced by a JOIN; who is gone by the time of its line is left out.
        foreach (var member in room.Members)
        {
            if (context.Session.User is not { } asker)
                return;
            if (room.Find(member.UserId) != member || !MaySee(context, room, asker, member))
                continue;
            var name = Prefixes(member, context.Session.Capabilities) + NameOf(member, context.Session.Capabilities);
            if (line.Length > 0 && line.Length + 1 + name.Length > space)
            {
                context.ReplyText(Numeric.RplNamReply, line.ToString(), symbol, room.Name);
                line.Clear();
                if (++lines % LinesAtOnce == 0)
                    await context.DrainedAsync();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(name);
        }

        if (line.Length > 0)
            context.ReplyText(Numeric.RplNamReply, line.ToString(), symbol, room.Name);
    }

    /// <summary>The highest prefix of a member, or with multi-prefix all of them.</summary>
    public static string Prefixes(Membership member, CapabilitySet capabilities)
    {
        var all = RoleLetters.PrefixesOf(member.Roles);
        return all.Length > 1 && !capabilities.Has(Capability.MultiPrefix) ? all[..1] : all;
    }

    private static string NameOf(Membership member, CapabilitySet capabilities) =>
        capabilities.Has(Capability.UserhostInNames) ? member.Who.Text : member.Who.Nick;

    // A room that became secret while its names are listed hides the rest of them.
    private static bool MaySee(CommandContext context, Room room, User asker, Membership member) =>
        room.Has(asker.Id) || (!room.Modes.IsSecret && context.World.FindUser(member.UserId) is { IsInvisible: false });

    // ":server 353 nick = #room :names" and CR LF within 512 bytes.
    private static int SpaceFor(CommandContext context, Room room) =>
        512 - 14 - context.Options.ServerName.Length - context.Session.NickInReplies.Length - Encoding.UTF8.GetByteCount(room.Name);
}
