using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Services.Operators;

/// <summary><c>PROTECT [off|slow|registered [duration]]</c>: slows guests down or keeps them out, for a while.</summary>
internal sealed class ProtectServer(Protection protection, AuditLog audit) : IServiceCommand
{
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static ServiceSpec Spec { get; } = new(
        Service.Operators, "PROTECT", "PROTECT [off|slow|registered [duration]]",
        "Under attack: guests speak and join slowly, or do not come in; ends by itself, after 30 minutes if you do not say when")
    {
        Needs = Privilege.Protect,
    };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (words.Count == 0)
            context.Say(protection.Description);
        else if (LevelOf(words[0]) is not { } level || words.Count > 2)
            context.Refuse($"It goes like this: {Spec.Syntax}");
        else if (DurationOf(words[1]) is not { } duration)
            context.Refuse("A time goes like 90s, 30m or 2h, and is 30 days at most: for good there is the option accounts.required.");
        else
            Set(context, level, duration);
        return ValueTask.CompletedTask;
    }

    private void Set(ServiceContext context, ProtectionLevel level, TimeSpan duration)
    {
        protection.Set(level, duration, context.By);
        var name = Protection.NameOf(level);
        audit.Note(context.By, "PROTECT", level == ProtectionLevel.Off ? name : $"{name} {DurationText.Format(duration)}");
        context.Say(protection.Description);
    }

    private static TimeSpan? DurationOf(string text)
    {
        if (text.Length == 0)
            return Default;
        return DurationText.TryParse(text, out var duration) && duration <= Longest ? duration : null;
    }

    private static ProtectionLevel? LevelOf(string text) => text.ToUpperInvariant() switch
    {
        "OFF" => ProtectionLevel.Off,
        "SLOW" => ProtectionLevel.Slow,
        "REGISTERED" => ProtectionLevel.Registered,
        _ => null,
    };
}
