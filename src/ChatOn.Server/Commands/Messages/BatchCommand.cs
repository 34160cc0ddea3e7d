using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Messages;

/// <summary><c>BATCH +reference type parameters</c>, <c>BATCH -reference</c> — https://ircv3.net/specs/extensions/client-batch</summary>
internal sealed class BatchCommand(ClientBatches batches) : ICommand
{
    public static CommandSpec Spec { get; } = new("BATCH", "BATCH +reference type [parameters] | -reference", "Opens or ends a batch of lines that belong together")
    {
        MinParameters = 1,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var reference = message.Text(0);
        if (reference is ['-', .. var open])
            return batches.CloseAsync(context, open);
        batches.Open(context, message, reference is ['+', .. var given] ? given : "");
        return ValueTask.CompletedTask;
    }
}
