using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Users;

/// <summary><c>ISON nick{ nick}</c> — https://datatracker.ietf.org/doc/html/rfc2812#section-4.9</summary>
internal sealed class IsonCommand : ICommand
{
    public static CommandSpec Spec { get; } = new("ISON", "ISON nick{ nick}", "Tells who of some users is here") { MinParameters = 1 };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var asked = Enumerable.Range(0, message.Count).SelectMany(i => message.Text(i).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var here = asked.Select(context.World.FindUser).OfType<State.User>().Distinct().Select(user => user.Nick);
        // The answer is one line: who does not fit is asked for again by clients that split their questions.
        context.ReplyText(Numeric.RplIson, Texts.Lines(here, ' ').FirstOrDefault() ?? "");
        return ValueTask.CompletedTask;
    }
}
