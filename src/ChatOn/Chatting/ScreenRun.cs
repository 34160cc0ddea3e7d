using ChatOn.Client;
using ChatOn.Tui;
using ChatOn.Tui.Remembering;

namespace ChatOn.Chatting;

/// <summary>One run of <c>chaton join</c> on the full screen.</summary>
internal sealed class ScreenRun(Surroundings surroundings, ChatVisit visit, string target, string? theme)
{
    private const int History = 50;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var signals = new EndSignals(cancellationToken);
        await using var client = visit.Open(surroundings, target[0] is '#' or '&' ? target : null, reconnects: true, history: History);
        var settings = new SettingsFile(ClientFolder.Settings(surroundings));
        if (theme is not null)
            settings.Use(chosen => chosen with { Theme = theme });
        var wasOnline = await new TerminalChat(client, target, settings, surroundings.Environment.GetValueOrDefault, surroundings.Time).RunAsync(signals.Token);
        return client.End == ClientEnd.Left && (wasOnline || client.Failure is null) ? ExitCode.Success : throw Failures.Of(client, visit);
    }
}
