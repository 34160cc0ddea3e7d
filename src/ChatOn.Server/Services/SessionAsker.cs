using System.Buffers;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Services;

/// <summary>A session that writes to a service: answers are NOTICEs of the service, or lines for people at a line client.</summary>
internal sealed class SessionAsker(CommandContext context) : IServiceAsker
{
    public CommandContext? Command => context;

    public Origin By { get; } = context.Session.User?.Origin ?? context.Server;

    public Privilege Privileges => context.Session.User?.Privileges ?? Privilege.None;

    public void Say(Service service, string text)
    {
        foreach (var part in Texts.Lines(text.Split(' '), ' ').DefaultIfEmpty(""))
            Write(service, part);
    }

    private void Write(Service service, string text)
    {
        var line = new ArrayBufferWriter<byte>(128);
        if (context.Session.View.IsClassic)
        {
            new ClassicLine(line).Notice(text);
        }
        else
        {
            var writer = new MessageWriter(line);
            writer.Source(Encoding.UTF8.GetBytes($"{service.Nick}!{service.Word}@{context.Options.ServerName}"));
            writer.Verb("NOTICE"u8);
            writer.Param(context.Session.NickInReplies);
            writer.Trailing(text);
            writer.End();
        }

        context.Show(line.WrittenSpan, failure: null);
    }
}
