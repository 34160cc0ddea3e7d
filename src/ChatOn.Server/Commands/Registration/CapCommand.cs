using ChatOn.Protocol;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Registration;

/// <summary><c>CAP LS [302] | LIST | REQ :caps | END</c> — https://ircv3.net/specs/extensions/capability-negotiation</summary>
internal sealed class CapCommand(Welcome welcome, CapabilityOffer offer) : ICommand
{
    // The source, the nickname and LIST at their longest are shorter than what is left of 510.
    private const int MaxNamesBytes = 390;

    public static CommandSpec Spec { get; } = new("CAP", "CAP LS [302] | LIST | REQ :capabilities | END", "Negotiates capabilities")
    {
        MinParameters = 1,
        Allowed = AllowedWhen.Always,
        Cost = 0.2,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        switch (message.Text(0).ToUpperInvariant())
        {
            case "LS":
                List(context, message);
                break;
            case "LIST":
                List(context, "LIST", Capability.All.Where(context.Session.Capabilities.Has).Select(c => c.Name), context.Session.Registration.Speaks302);
                break;
            case "REQ":
                Request(context, message.Text(1));
                break;
            case "END":
                context.Session.Registration.EndNegotiation();
                return welcome.TryCompleteAsync(context);
            default:
                context.Refuse(Numeric.ErrInvalidCapCmd, message.Text(0));
                break;
        }

        return ValueTask.CompletedTask;
    }

    private void List(CommandContext context, IrcMessage message)
    {
        var registration = context.Session.Registration;
        registration.BeginNegotiation();
        var version = NegotiationVersion.Read(message.Text(1));
        registration.SetCapVersion(version);
        // Whoever speaks 302 is told of changes: https://ircv3.net/specs/extensions/capability-negotiation#the-cap-notify-capability
        if (registration.Speaks302)
            context.Session.Negotiate(context.Session.Capabilities.With(Capability.CapNotify));
        // This answer is in the terms of this question, whatever the client understood before.
        var is302 = version >= NegotiationVersion.WithValues;
        List(context, "LS", offer.Names(context.Session.Peer, withValues: is302), is302);
    }

    private void Request(CommandContext context, string wanted)
    {
        context.Session.Registration.BeginNegotiation();
        var changed = context.Session.Capabilities;
        foreach (var name in wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isOff = name[0] == '-';
            // Whoever speaks 302 cannot be without cap-notify.
            if (offer.Find(isOff ? name[1..] : name) is not { } capability
                || (isOff && capability == Capability.CapNotify && context.Session.Registration.Speaks302))
            {
                Answer(context, "NAK", wanted);
                return;
            }

            changed = isOff ? changed.Without(capability) : changed.With(capability);
        }

        if (context.Session.Registration.Speaks302)
            changed = changed.With(Capability.CapNotify);
        Answer(context, "ACK", wanted);
        context.Session.Negotiate(changed);
    }

    // All but the last line carry a '*'; who does not speak 302 cannot know that more follows, and gets one line with as many as fit.
    private static void List(CommandContext context, string subcommand, IEnumerable<string> names, bool is302)
    {
        var nick = context.Session.NickInReplies;
        string[] lines = is302 ? [.. Texts.Lines(names, ' ')] : [.. Texts.Lines(names, ' ', MaxNamesBytes).Take(1)];
        foreach (var line in lines.SkipLast(1))
            context.Send("CAP"u8, line, nick, subcommand, "*");
        context.Send("CAP"u8, lines.LastOrDefault() ?? "", nick, subcommand);
    }

    // A list too long for one line is answered by several, so that nothing that was asked for is missing in the answer.
    private static void Answer(CommandContext context, string subcommand, string wanted)
    {
        foreach (var line in Texts.Lines(wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries), ' ').DefaultIfEmpty(""))
            context.Send("CAP"u8, line, context.Session.NickInReplies, subcommand);
    }
}
