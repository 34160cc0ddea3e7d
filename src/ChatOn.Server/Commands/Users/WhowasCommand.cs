using ChatOn.Protocol;
using ChatOn.Server.Commands.Info;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Users;

/// <summary><c>WHOWAS nick [count [server]]</c> — https://modern.ircdocs.horse/#whowas-message</summary>
internal sealed class WhowasCommand : ICommand
{
    public static CommandSpec Spec { get; } = new("WHOWAS", "WHOWAS nick [count]", "Tells who had a nickname before");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var nick = message.Text(0);
        if (nick.Length == 0)
        {
            context.Refuse(Numeric.ErrNoNicknameGiven);
            return ValueTask.CompletedTask;
        }

        if (!ServerTarget.IsThis(context, message.Text(2)))
            return ValueTask.CompletedTask;
        // A count that is no positive number asks for all.
        var count = int.TryParse(message.Text(1), out var given) && given > 0 ? given : int.MaxValue;
        var isKnown = false;
        foreach (var entry in context.World.Whowas.Find(nick).Take(count))
        {
            isKnown = true;
            Show(context, entry);
        }

        if (!isKnown)
            context.Refuse(Numeric.ErrWasNoSuchNick, nick);
        context.Reply(Numeric.RplEndOfWhowas, nick);
        return ValueTask.CompletedTask;
    }

    private static void Show(CommandContext context, WhowasEntry entry)
    {
        var who = entry.Who;
        context.ReplyText(Numeric.RplWhowasUser, entry.Realname, who.Nick, who.Username, who.Host, "*");
        context.ReplyText(Numeric.RplWhoisServer, Texts.At(entry.Until), who.Nick, context.Options.ServerName);
    }
}
