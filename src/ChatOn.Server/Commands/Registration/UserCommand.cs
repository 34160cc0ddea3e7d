using ChatOn.Protocol;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Registration;

/// <summary><c>USER username 0 * :realname</c> — https://modern.ircdocs.horse/#user-message</summary>
internal sealed class UserCommand(Welcome welcome) : ICommand
{
    /// <summary>Without the tilde before it.</summary>
    public const int MaxUsername = 16;

    public static CommandSpec Spec { get; } = new("USER", "USER username 0 * :realname", "Tells who you are")
    {
        MinParameters = 4,
        Allowed = AllowedWhen.Unregistered,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (message[0].IsEmpty || message[3].IsEmpty)
        {
            context.Refuse(Numeric.ErrNeedMoreParams, Spec.Verb);
            return ValueTask.CompletedTask;
        }

        var username = Clean(message.Text(0));
        context.Session.Registration.SetUser(username, Texts.Cut(message.Text(3), context.Limits.RealnameBytes));
        return welcome.TryCompleteAsync(context);
    }

    // It becomes part of the source: only what cannot be mistaken for another part of it.
    private static string Clean(string username)
    {
        var clean = string.Concat(username.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(MaxUsername));
        return clean.Length == 0 ? "user" : clean;
    }
}
