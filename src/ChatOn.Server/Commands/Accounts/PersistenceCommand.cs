using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Loop;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Accounts;

/// <summary><c>PERSISTENCE GET</c>, <c>PERSISTENCE SET ON|OFF|DEFAULT</c> — https://github.com/ircv3/ircv3-specifications/pull/503</summary>
internal sealed class PersistenceCommand(Persistence persistence) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "PERSISTENCE", "PERSISTENCE GET | SET ON|OFF|DEFAULT", "Whether you stay in your rooms when no client of yours is connected")
    {
        MinParameters = 1,
    };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var subcommand = message.Text(0).ToUpperInvariant();
        if (subcommand is not ("GET" or "SET"))
            return;
        if (persistence.Of(context.User) is not { } now)
        {
            context.Fail("ACCOUNT_REQUIRED", [], "Only who is logged in to an account can stay without a client");
            return;
        }

        if (subcommand == "GET")
        {
            context.ShowEcho(now);
            return;
        }

        if (!TryRead(message.Text(1), out var wanted))
        {
            context.Fail("INVALID_PARAMETERS", [], $"It goes like this: {Spec.Syntax}");
            return;
        }

        var outcome = await persistence.SetAsync(context, context.User.Id, wanted);
        if (outcome != TurnOutcome.Stored)
            context.Fail("INTERNAL_ERROR", [], SaidFailure.Explain(outcome ?? TurnOutcome.NotStored, "Nothing was changed"));
    }

    private static bool TryRead(string text, out bool? wanted)
    {
        wanted = text.ToUpperInvariant() switch { "ON" => true, "OFF" => false, _ => null };
        return wanted is not null || text.Equals("DEFAULT", StringComparison.OrdinalIgnoreCase);
    }
}
