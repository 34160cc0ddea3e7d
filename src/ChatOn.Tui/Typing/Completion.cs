using ChatOn.Client.State;
using ChatOn.Tui.Screens;

namespace ChatOn.Tui.Typing;

/// <summary>Completes the word before the caret: commands, rooms, nicknames, emoji. Asked again, it gives the next that fits.</summary>
internal sealed class Completion
{
    private IReadOnlyList<string> _found = [];
    private int _next;
    private int _start;
    private string _made = "";

    /// <returns>Whether there was something to complete.</returns>
    public bool Complete(ComposerText text, ClientState state, Conversation? current)
    {
        var isAgain = _found.Count > 0 && text.Text == _made && text.Caret == _start + _found[(_next + _found.Count - 1) % _found.Count].Length;
        var end = text.Caret;
        if (!isAgain)
        {
            _start = text.Text.LastIndexOfAny([' ', '\n'], Math.Max(0, text.Caret - 1), text.Caret) + 1;
            (_found, _next) = (Find(text.Text[_start..text.Caret], _start == 0, state, current), 0);
        }

        if (_found.Count == 0)
            return false;
        var word = _found[_next];
        _next = (_next + 1) % _found.Count;
        _made = text.Text[.._start] + word + text.Text[end..];
        text.Set(_made, _start + word.Length);
        return true;
    }

    private static List<string> Find(string word, bool isFirst, ClientState state, Conversation? current)
    {
        if (word.Length == 0)
            return [];
        if (isFirst && word[0] == '/')
            return [.. HelpScreen.Commands.Select(spec => $"/{spec.Name} ").Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        if (word[0] == ':' && word.Length > 1)
            return [.. EmojiNames.Find(word[1..]).Distinct(StringComparer.Ordinal).Select(emoji => emoji + " ")];
        if (state.IsRoomName(word))
            return [.. Fitting(state.Rooms.Select(room => room.Name), word).Select(name => name + " ")];
        // Whoever spoke last is meant most often.
        var spoke = current?.Timeline.Messages.Reverse().Take(200).Where(message => !message.IsOwn).Select(message => message.Sender) ?? [];
        var present = (current as Room)?.Members.Select(member => member.Nick) ?? (current is null ? [] : [current.Name]);
        var here = present.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var nicks = Fitting(spoke.Where(here.Contains).Concat(present.Order(StringComparer.OrdinalIgnoreCase)), word.TrimStart('@'));
        return [.. nicks.Where(nick => !state.IsMe(nick)).Select(nick => nick + (isFirst ? ": " : " "))];
    }

    private static IEnumerable<string> Fitting(IEnumerable<string> names, string start) =>
        names.Where(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase);
}
