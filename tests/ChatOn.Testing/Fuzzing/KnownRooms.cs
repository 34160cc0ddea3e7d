using ChatOn.Protocol;
using static ChatOn.Testing.Fuzzing.FuzzFailureException;

namespace ChatOn.Testing.Fuzzing;

/// <summary>The simple model that any client keeps, from nothing but what it hears: its nickname, its rooms, and who else is there.</summary>
internal sealed class KnownRooms
{
    private readonly Dictionary<string, KnownRoom> _rooms = new(StringComparer.Ordinal);

    /// <summary>Its nickname as it knows it; null before registration.</summary>
    public string? Nick { get; private set; }

    public IReadOnlyDictionary<string, KnownRoom> Rooms => _rooms;

    /// <summary>The room of that name, or of one that looks like it.</summary>
    public KnownRoom? Find(string name) => _rooms.GetValueOrDefault(Skeleton.KeyOf(name));

    public bool IsIn(string name) => Find(name) is not null;

    /// <summary>Whether it is called that.</summary>
    public bool Is(string nick) => Nick is not null && CaseMapping.Equals(Nick, nick);

    /// <summary>A line that is not of the past.</summary>
    public void Hear(IrcMessage message, string verb, string who)
    {
        switch (verb)
        {
            case "001":
                Nick = message.Text(0);
                break;
            case "353":
                Names(message.Text(2), message.Text(3));
                break;
            case "366" when Find(message.Text(1)) is { HeardNames: true } room:
                room.IsComplete = true;
                break;
            case "JOIN":
                Join(message.Text(0), who);
                break;
            case "PART":
                Part(message.Text(0), who);
                break;
            // An operator of the server kicks from outside too, and sees it.
            case "KICK" when !Is(who) || IsIn(message.Text(0)):
                Part(message.Text(0), message.Text(1));
                break;
            case "QUIT":
                foreach (var room in _rooms.Values)
                    room.Members.Remove(who);
                break;
            case "NICK":
                Rename(who, message.Text(0));
                break;
            case "RENAME":
                RenameRoom(message.Text(0), message.Text(1));
                break;
        }
    }

    private void Names(string name, string nicks)
    {
        if (Find(name) is not { } room)
            return;
        room.HeardNames = true;
        foreach (var nick in nicks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => each.TrimStart('~', '&', '@', '%', '+').Split('!')[0]))
        {
            Unless(!room.IsComplete || room.Members.Contains(nick), $"{Nick} is told by NAMES that {nick} is in {name}");
            room.Members.Add(nick);
        }
    }

    private void Join(string name, string who)
    {
        var key = Skeleton.KeyOf(name);
        if (Is(who))
            Unless(_rooms.TryAdd(key, new KnownRoom(name)), $"{Nick} is told twice that it joined {name}");
        Unless(_rooms.TryGetValue(key, out var room), $"{Nick} hears of {who} in {name}, where it is not");
        Unless(room!.Members.Add(who) || !room.IsComplete, $"{Nick} hears twice that {who} joined {name}");
    }

    private void Part(string name, string who)
    {
        var room = Find(name);
        Unless(room is not null && (room.Members.Remove(who) || !room.IsComplete), $"{Nick} hears {who} leave {name}, where it was not");
        if (Is(who))
            _rooms.Remove(Skeleton.KeyOf(name));
    }

    private void Rename(string from, string to)
    {
        if (Is(from))
            Nick = to;
        foreach (var room in _rooms.Values)
        {
            if (room.Members.Remove(from))
                room.Members.Add(to);
        }
    }

    private void RenameRoom(string from, string to)
    {
        Unless(_rooms.Remove(Skeleton.KeyOf(from), out var room), $"{Nick} hears that {from} is renamed, where it is not");
        room!.Name = to;
        Unless(_rooms.TryAdd(Skeleton.KeyOf(to), room), $"{Nick} hears that {from} becomes {to}, where it is already");
    }
}

/// <summary>A room that a client is in.</summary>
internal sealed class KnownRoom(string name)
{
    public string Name { get; set; } = name;

    public HashSet<string> Members { get; } = new(CaseMapping.Comparer);

    /// <summary>Some of its names have come.</summary>
    public bool HeardNames { get; set; }

    /// <summary>All of its names have come: from now on nobody may come or go unheard.</summary>
    public bool IsComplete { get; set; }
}
