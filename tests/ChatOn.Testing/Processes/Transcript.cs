using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace ChatOn.Testing.Processes;

/// <summary>What a program shows, as it grows or changes. Waiting is on its changes, with a guard.</summary>
public sealed class Transcript(string owner)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _hasEnded;

    public string Text
    {
        get
        {
            lock (_gate)
                return _text.ToString();
        }
    }

    public void Append(string text) => Change(() => _text.Append(text));

    /// <summary>What a screen shows now.</summary>
    public void Replace(string text) => Change(() => _text.Clear().Append(text));

    /// <summary>Nothing more will come: who still waits need not go on.</summary>
    public void End() => Change(() => _hasEnded = true);

    /// <summary>Waits until it contains the text; fails with all it shows.</summary>
    public Task ShowsAsync(string text) => WaitAsync(shown => shown.Contains(text, StringComparison.Ordinal) ? text : null, $"'{text}'");

    /// <summary>Waits until it matches.</summary>
    public Task<Match> ShowsAsync(Regex pattern) =>
        WaitAsync(shown => pattern.Match(shown) is { Success: true } match ? match : null, $"/{pattern}/");

    /// <summary>Waits until what it shows is as it should be, for screens that are drawn in several pieces.</summary>
    public Task BecomesAsync(Func<string, bool> isRight, string what) => WaitAsync(shown => isRight(shown) ? shown : null, what);

    /// <summary>Waits until it contains the text no more.</summary>
    public Task ShowsNoMoreAsync(string text) => WaitAsync(shown => shown.Contains(text, StringComparison.Ordinal) ? null : text, $"an end of '{text}'");

    public void ShowsNow(string text)
    {
        var shown = Text;
        Assert.True(shown.Contains(text, StringComparison.Ordinal), $"{owner} does not show '{text}':\n{shown}");
    }

    public void ShowsNot(string text)
    {
        var shown = Text;
        Assert.False(shown.Contains(text, StringComparison.Ordinal), $"{owner} shows '{text}':\n{shown}");
    }

    private async Task<T> WaitAsync<T>(Func<string, T?> find, string what)
        where T : class
    {
        using var guard = new CancellationTokenSource(Patience);
        while (true)
        {
            string shown;
            Task changed;
            bool hasEnded;
            lock (_gate)
                (shown, changed, hasEnded) = (_text.ToString(), _changed.Task, _hasEnded);
            if (find(shown) is { } found)
                return found;
            if (hasEnded || guard.IsCancellationRequested)
                Assert.Fail($"{owner} does not show {what}{(hasEnded ? " and has ended" : "")}. It shows:\n{shown}");

            await changed.WaitAsync(guard.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change();
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
