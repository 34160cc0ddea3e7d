using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Users;

/// <summary><c>USERHOST nick{ nick}</c>, up to five — https://modern.ircdocs.horse/#userhost-message</summary>
internal sealed class UserhostCommand : ICommand
{
    private const int MaxNicks = 5;

    public static CommandSpec Spec { get; } = new("USERHOST", "USERHOST nick{ nick}", "Tells where up to five users are from") { MinParameters = 1 };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var found = new List<string>(MaxNicks);
        for (var i = 0; i < Math.Min(message.Count, MaxNicks); i++)
        {
            if (context.World.FindUser(message.Text(i)) is not { } user)
                continue;
            var mark = user.IsOperator ? "*" : "";
            found.Add($"{user.Nick}{mark}={(user.Away is null ? '+' : '-')}{user.Origin.Username}@{user.Origin.Host}");
        }

        context.ReplyText(Numeric.RplUserhost, string.Join(' ', found));
        return ValueTask.CompletedTask;
    }
}
