using ChatOn.Protocol;

namespace ChatOn.Client.Slash;

/// <summary><c>/ban [#room] nick|mask [time] [reason]</c></summary>
internal sealed class BanSlash : ISlash
{
    public SlashSpec Spec { get; } = new("ban", "[#room] nick|mask [time] [reason]", "Keeps somebody out, for a time such as 1h or 7d; with a reason it is put out, too", 1);

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        if (room is null || input.Words.Length < words + 1)
            return "which room, and who?";
        var who = input.Words[words++];
        TimeSpan? duration = null;
        if (input.Words.Length > words && (char.IsAsciiDigit(input.Words[words][0]) || input.Words[words] == "perm") && DurationText.TryParse(input.Words[words], out duration))
            words++;
        var reason = input.After(words).Trim();
        var mask = BanMask.Of(input.State, room, who);
        if (input.State.FindRoom(room) is { } joined)
            input.Session.TimedBans.Forget(joined, mask);
        else if (duration is not null)
            return $"a ban with a time needs you in {room}";
        if (duration is { } time && !input.Session.TimedBans.Add(input.State.FindRoom(room)!, mask, time))
            return "too many bans wait for their end already: without a time it can be set";
        input.Send("MODE", room, "+b", mask);
        if (reason.Length > 0 && input.State.FindRoom(room)?.Find(who) is not null)
            input.Send("KICK", room, who, reason);
        return duration is null ? null : $"{mask} is let in again after {DurationText.Format(duration)}, if this client runs then: the server keeps no end of a room's bans";
    }
}
