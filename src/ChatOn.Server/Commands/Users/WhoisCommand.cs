using ChatOn.Protocol;
using ChatOn.Server.Commands.Info;
using ChatOn.Server.Rendering;

namespace ChatOn.Server.Commands.Users;

/// <summary><c>WHOIS [server] nick{,nick}</c> — https://modern.ircdocs.horse/#whois-message</summary>
internal sealed class WhoisCommand(MetadataReply metadata) : ICommand
{
    public static CommandSpec Spec { get; } = new("WHOIS", "WHOIS [server] nick{,nick}", "Tells about a user");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var target = message.Count > 1 ? message.Text(0) : "";
        var asked = message.Text(message.Count > 1 ? 1 : 0);
        var nicks = asked.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (nicks.Length == 0)
        {
            context.Refuse(Numeric.ErrNoNicknameGiven);
            return ValueTask.CompletedTask;
        }

        // WHOIS nick nick asks the server that the user is on: when it is on none, that is the answer.
        if (target == asked || ServerTarget.IsThis(context, target))
        {
            foreach (var nick in nicks.Distinct(CaseMapping.Comparer).Take(context.Limits.MessageTargets))
                Answer(context, nick);
        }

        context.Reply(Numeric.RplEndOfWhois, asked);
        return ValueTask.CompletedTask;
    }

    private void Answer(CommandContext context, string nick)
    {
        if (context.World.FindUser(nick) is not { } user)
        {
            context.Refuse(Numeric.ErrNoSuchNick, nick);
            return;
        }

        WhoisReply.Write(context, user);
        metadata.SendWhois(context, user);
    }
}
