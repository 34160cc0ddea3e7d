using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>HELP [verb]</c>, made from the commands' own specs — https://modern.ircdocs.horse/#help-message</summary>
internal sealed class HelpCommand(IEnumerable<CommandSpec> specs) : ICommand
{
    public static CommandSpec Spec { get; } = new("HELP", "HELP [verb]", "Explains the commands");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var subject = message.Text(0);
        if (subject.Length == 0)
            ShowAll(context);
        else if (specs.FirstOrDefault(s => s.Verb.Equals(subject, StringComparison.OrdinalIgnoreCase)) is { } spec)
            Show(context, spec);
        else
            context.Refuse(Numeric.ErrHelpNotFound, subject);
        return ValueTask.CompletedTask;
    }

    private void ShowAll(CommandContext context)
    {
        context.ReplyText(Numeric.RplHelpStart, "** Commands **", "*");
        context.ReplyText(Numeric.RplHelpTxt, "", "*");
        foreach (var spec in specs.OrderBy(s => s.Verb, StringComparer.Ordinal))
        {
            var mark = spec.Needs is not null ? " (operators only)" : "";
            context.ReplyText(Numeric.RplHelpTxt, $"{spec.Verb,-12} {spec.Summary}{mark}", "*");
        }

        context.ReplyText(Numeric.RplEndOfHelp, "HELP verb tells more about one of them", "*");
    }

    private static void Show(CommandContext context, CommandSpec spec)
    {
        context.ReplyText(Numeric.RplHelpStart, $"** The {spec.Verb} command **", spec.Verb);
        context.ReplyText(Numeric.RplHelpTxt, "", spec.Verb);
        context.ReplyText(Numeric.RplHelpTxt, spec.Syntax, spec.Verb);
        var who = (spec.Needs is not null, spec.Allowed) switch
        {
            (true, _) => ", for operators only",
            (_, AllowedWhen.Unregistered) => ", before registration",
            _ => "",
        };
        context.ReplyText(Numeric.RplEndOfHelp, spec.Summary + who, spec.Verb);
    }
}
