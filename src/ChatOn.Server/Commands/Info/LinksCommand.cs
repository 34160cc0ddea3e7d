using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>LINKS</c>: one server, linked to none — https://modern.ircdocs.horse/#links-message</summary>
internal sealed class LinksCommand : ICommand
{
    public static CommandSpec Spec { get; } = new("LINKS", "LINKS", "Lists the servers of the network");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var name = context.Options.ServerName;
        context.ReplyText(Numeric.RplLinks, $"0 {context.Options.Description}", name, name);
        context.Reply(Numeric.RplEndOfLinks, "*");
        return ValueTask.CompletedTask;
    }
}
