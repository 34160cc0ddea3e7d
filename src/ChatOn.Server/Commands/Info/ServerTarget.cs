using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary>
/// The server that a query is meant for: a mask of server names, or a nickname for the server its user is on. There is one
/// server, so the answer is either its own or 402.
/// </summary>
internal static class ServerTarget
{
    /// <summary>Whether this server is meant; otherwise the requester has been told that there is no other.</summary>
    public static bool IsThis(CommandContext context, string target)
    {
        if (target.Length == 0 || Mask.Matches(target, context.Options.ServerName) || context.World.FindUser(target) is not null)
            return true;
        context.Refuse(Numeric.ErrNoSuchServer, target);
        return false;
    }
}
