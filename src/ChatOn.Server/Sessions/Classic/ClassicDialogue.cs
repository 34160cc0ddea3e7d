using ChatOn.Server.Connections;

namespace ChatOn.Server.Sessions.Classic;

/// <summary>One classic client's lines, in their order: first who it is, then what it says.</summary>
internal sealed class ClassicDialogue(
    ClassicPerson person, ClassicAdmission admission, ClassicOperators operators, ClassicTalk talk, ClassicServices services) : ILineRunner
{
    private const double BytesPerMessage = 400;

    public double CostOf(Session session, InboundLine line) => line.Classic is { } item ? Math.Max(1, item.Text.Length / BytesPerMessage) : 1;

    public ValueTask RunAsync(Session session, InboundLine line)
    {
        if (line.Classic is not { } item)
            return services.RunAsync(session, line);
        if (item.Kind == ClassicItemKind.LineAfterAll)
            return admission.BecomeLineAsync(person, item.Text);
        return person.Phase switch
        {
            ClassicPhase.OperatorPassword => admission.TakeOperatorPasswordAsync(person, item),
            _ when item.Kind == ClassicItemKind.TooLong => RefuseTooLongAsync(session),
            ClassicPhase.Naming => admission.NameAsync(person, item),
            ClassicPhase.ServerPassword => admission.TakeServerPasswordAsync(person, item.Text),
            _ when ClassicOperators.IsCommand(item.Text) => operators.RunAsync(person, item),
            _ => talk.RunAsync(person, item.Text),
        };
    }

    private ValueTask RefuseTooLongAsync(Session session)
    {
        services.Tell(session, $"That line is longer than {ClassicEntry.MaxLineBytes} bytes and was not taken");
        return ValueTask.CompletedTask;
    }
}
