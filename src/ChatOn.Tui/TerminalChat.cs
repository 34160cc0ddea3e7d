using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Links;
using ChatOn.Tui.Model;
using ChatOn.Tui.Remembering;
using ChatOn.Tui.Screens;
using ChatOn.Tui.Theming;
using Terminal.Gui.App;

namespace ChatOn.Tui;

/// <summary>A visit on the full screen, from the first frame until it is left.</summary>
/// <param name="target">The room or the nickname to begin with.</param>
/// <param name="settings">What the user has chosen.</param>
/// <param name="variable">Gives variables of the environment, which tell what the terminal can.</param>
public sealed class TerminalChat(ChatClient client, string target, SettingsFile settings, Func<string, string?> variable, TimeProvider time)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs until the user leaves or there is nothing left to do; the client tells how it has ended.</summary>
    /// <returns>Whether there was a connection at all.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var pace = new LoopPace(time);
        var context = new ScreenContext(time, pace.Wake);
        var model = new ChatModel(time);
        using (var app = Application.Create().Init())
        {
            using var screen = new ChatScreen(
                model, client.Post, app.RequestStop, new Look(settings.Now.Theme), settings, variable, new SystemLinkOpener(variable));
            Application.MaximumIterationsPerSecond = LoopPace.WithoutPause;
            app.Iteration += (_, _) =>
            {
                pace.Rest();
                context.Drain();
            };
            app.Keyboard.KeyDown += (_, _) => pace.Stir();
            app.Mouse.MouseEvent += (_, _) => pace.Stir();
            app.AddTimeout(Second, () =>
            {
                screen.Tick();
                return true;
            });
            app.Paste += (_, pasted) => pasted.Handled = screen.Paste(pasted.Text);
            await using var cancelled = stop.Token.Register(() => app.Invoke(app.RequestStop));
#pragma warning disable CA2025 // It has ended, or was given up, before the screen is disposed of.
            var talk = context.Start(() => TalkAsync(model, screen, app, stop.Token));
#pragma warning restore CA2025
            app.Run(screen);
            context.Leave();
            await stop.CancelAsync();
            await Task.WhenAny(talk, Task.Delay(Patience, time, CancellationToken.None));
            if (talk.IsFaulted)
                await talk;
        }

        return model.WasOnline;
    }

    private async Task TalkAsync(ChatModel model, ChatScreen screen, IApplication app, CancellationToken cancellationToken)
    {
        client.Post(session =>
        {
            model.Begin(session);
            if (session.OpenConversation(target) is { } conversation)
                model.Open(conversation);
        });
        var running = client.RunAsync(cancellationToken);
        try
        {
            await foreach (var happened in client.Events.WithCancellation(cancellationToken))
            {
                model.Take(happened);
                if (model.TakeBell() && settings.Now.RingsBell)
                    app.Driver?.WriteRaw("\a");
                screen.Refresh();
                // A server that is not there at all is a mistake to be told, not a break to be waited for.
                if (!model.WasOnline && model.Phase == ConnectionPhase.Disconnected && model.HasBroken)
                    client.Post(session => session.Quit(""));
            }

            await running;
        }
        finally
        {
            if (!cancellationToken.IsCancellationRequested)
                app.RequestStop();
        }
    }
}
