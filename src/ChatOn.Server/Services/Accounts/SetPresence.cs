using ChatOn.Server.Sessions;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>ALWAYSON on|off|default</c>: whether one stays in the rooms without a client.</summary>
internal sealed class SetPresence(Persistence persistence) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(
        Service.Accounts, "ALWAYSON", "ALWAYSON on|off|default", "Whether you stay in your rooms when no client of yours is connected")
    {
        MinWords = 1,
        NeedsAccount = true,
        IsPersonal = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        bool? wanted = words[0].ToUpperInvariant() switch
        {
            "ON" => true,
            "OFF" => false,
            _ => null,
        };
        if (wanted is null && !words[0].Equals("default", StringComparison.OrdinalIgnoreCase))
        {
            context.Refuse($"It goes like this: {Spec.Syntax}");
            return;
        }

        if (context.Account is not { } account || !context.IsStored(await persistence.SetAsync(by: null, account.Id, wanted)))
            return;
        if (context.User is not { } user || persistence.Of(user) is not { } told)
            return;
        context.Say(told.Stays ? "You stay in your rooms without a client now; what you miss is shown when you return." : "You leave your rooms with your last client now.");
    }
}
