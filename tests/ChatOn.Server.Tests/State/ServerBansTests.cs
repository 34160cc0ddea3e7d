using System.Net;
using ChatOn.Server.State;
using CsCheck;

namespace ChatOn.Server.Tests.State;

public sealed class ServerBansTests
{
    private static readonly string[] Patterns =
    [
        "192.0.2.7", "192.0.2.0/24", "192.0.0.0/16", "192.0.2.8/31", "2001:db8::1/128", "2001:db8::/64", "2001:db8::/32", "2000::/3", "account:alice", "account:bob",
        "nick:alice", "nick:BOB", "nick:al*", "nick:?ob", @"nick:a\b", @"nick:al\*", "realname:Buy now", "realname:buy*", "realname:*", "nick:*",
    ];

    private static readonly Gen<Step> Steps = Gen.Select(OneOf("add", "add", "add", "remove", "expire", "hit"), OneOf(Patterns), Gen.Int[0, 20])
        .Select((action, pattern, time) => new Step(action, pattern, time));

    private static readonly Gen<Somebody> People = Gen.Select(
        OneOf("192.0.2.7", "192.0.2.9", "192.0.3.1", "192.1.0.0", "::ffff:192.0.2.7", "2001:db8::1", "2001:db8::2", "2001:db8:1::", "fe80::1"),
        OneOf("alice", "ALICE", "bob", "carol", @"a\b", "al*"),
        OneOf("", "buy NOW", "buying", "Carol"),
        OneOf<string?>(null, "Alice", "bob", "carol")).Select((address, nick, realname, account) => new Somebody(IPAddress.Parse(address), nick, realname, account));

    private readonly ServerBans _bans = new();
    private long _lastId;

    [Theory]
    [InlineData("192.0.2.0/24")]
    [InlineData("account:ALICE")]
    [InlineData("nick:Alice")]
    [InlineData("nick:a?ic*")]
    [InlineData("realname:Alice of *")]
    public void Whoever_a_ban_is_on_is_found(string pattern)
    {
        var ban = Ban(pattern);
        _bans.Add(ban);
        Assert.Same(ban, Match(new Somebody(IPAddress.Parse("192.0.2.7"), "alice", "Alice of Wonderland", "alice")));
        Assert.Null(Match(new Somebody(IPAddress.Parse("192.0.3.7"), "bob", "Bob", "bob")));
        Assert.Null(Match(new Somebody(IPAddress.Parse("2001:db8::1"), "carol", "", null)));
    }

    [Fact]
    public void The_narrowest_range_answers_and_the_wider_when_it_has_expired()
    {
        var (wide, narrow) = (Ban("192.0.0.0/16"), Ban("192.0.2.7", end: 10));
        _bans.Add(narrow);
        _bans.Add(wide);
        var who = new Somebody(IPAddress.Parse("192.0.2.7"), "alice", "", null);
        Assert.Same(narrow, Match(who, now: 9));
        Assert.Same(wide, Match(who, now: 10));
        Assert.Same(wide, _bans.Match(IPAddress.Parse("192.0.9.9"), 0));
    }

    [Fact]
    public void A_ban_on_the_same_pattern_takes_the_place_of_the_earlier()
    {
        var (first, second) = (Ban("nick:Alice"), Ban("nick:ALICE"));
        Assert.Null(_bans.Add(first));
        Assert.Same(first, _bans.Add(second));
        Assert.Same(second, _bans.Find(Pattern("nick:alice")));
        Assert.Null(_bans.Find(first.Id));
        Assert.Same(second, _bans.Find(second.Id));
        Assert.Equal([second], _bans.All);
    }

    [Fact]
    public void A_removed_ban_keeps_nobody_out()
    {
        foreach (var pattern in Patterns)
            _bans.Add(Ban(pattern));
        foreach (var pattern in Patterns)
            Assert.NotNull(_bans.Remove(Pattern(pattern)));
        Assert.Null(_bans.Remove(Pattern("nick:alice")));
        Assert.Equal(0, _bans.Count);
        Assert.Null(Match(new Somebody(IPAddress.Parse("192.0.2.7"), "alice", "buy now", "alice")));
    }

    [Fact]
    public void Expired_bans_are_taken_once_the_earliest_first()
    {
        var (late, early, never, removed) = (Ban("nick:a", end: 20), Ban("nick:b", end: 10), Ban("nick:c"), Ban("nick:d", end: 5));
        foreach (var ban in new[] { late, early, never, removed })
            _bans.Add(ban);
        _bans.Remove(removed.Pattern);
        Assert.Empty(_bans.TakeExpired(9));
        Assert.Equal([early, late], _bans.TakeExpired(20));
        Assert.Empty(_bans.TakeExpired(long.MaxValue));
        Assert.Equal([never], _bans.All);
    }

    [Fact]
    public void Hits_are_counted_and_what_changed_is_taken_once()
    {
        var (ban, removed) = (Ban("nick:a", hits: 7), Ban("nick:b"));
        _bans.Add(ban);
        _bans.Add(removed);
        _bans.Hit(ban);
        _bans.Hit(ban);
        _bans.Hit(removed);
        _bans.Remove(removed.Pattern);
        _bans.Hit(removed);
        Assert.Equal([ban], _bans.TakeChanged());
        Assert.Equal(9, ban.Hits);
        Assert.Empty(_bans.TakeChanged());
    }

    [Fact]
    public void The_book_agrees_with_a_list() => Gen.Select(Steps.Array[1, 60], People.Array[5]).Sample((steps, people) =>
    {
        var (bans, naive, now, id) = (new ServerBans(), new NaiveBans(), 0L, 0L);
        foreach (var step in steps)
        {
            now++;
            var pattern = Pattern(step.Pattern);
            switch (step.Action)
            {
                case "add":
                    var ban = new ServerBan(++id, pattern, "spam", "oper", now, step.Time < 15 ? now + step.Time : null);
                    Assert.Same(naive.Add(ban), bans.Add(ban));
                    break;
                case "remove":
                    Assert.Same(naive.Remove(pattern), bans.Remove(pattern));
                    break;
                case "expire":
                    Assert.Equal(naive.TakeExpired(now).Order(), bans.TakeExpired(now).Select(b => b.Id).Order());
                    break;
                default:
                    if (bans.Find(pattern) is { } hit)
                        bans.Hit(hit);
                    break;
            }
            Assert.Equal(naive.Ids, bans.All.Select(b => b.Id).Order());
            foreach (var who in people)
                CheckMatch(bans.Match(who.Address, who.Nick, who.Realname, who.Account, now), naive.Matching(who, now));
        }
    });

    [Fact]
    public void Adding_and_removing_for_ever_takes_no_memory()
    {
        _bans.Add(Ban("nick:a"));
        for (var i = 0; i < 20_000; i++)
            _bans.Add(Ban("nick:b", end: long.MaxValue));
        Assert.Equal(2, _bans.Count);
        Assert.InRange(_bans.EndCount, 1, 64);
    }

    [Theory]
    [InlineData('*')]
    [InlineData('?')]
    public void A_hostile_mask_costs_no_more_than_any_other(char wildcard)
    {
        // Trying every place for every wildcard would never end.
        var pattern = Pattern("realname:" + string.Concat(Enumerable.Repeat($"a{wildcard}", 99)) + "b");
        _bans.Add(new ServerBan(1, pattern, "", "", 0, null));
        Assert.Null(Match(new Somebody(IPAddress.Loopback, "alice", new string('a', 10_000), null)));
    }

    [Fact]
    public void A_mask_of_200_stars_is_one_star()
    {
        _bans.Add(Ban("nick:" + new string('*', 200)));
        Assert.NotNull(Match(new Somebody(IPAddress.Loopback, new string('a', 10_000), "", null)));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void CheckMatch(ServerBan? found, IReadOnlyList<long> expected)
    {
        if (found is null)
            Assert.Empty(expected);
        else
            Assert.Contains(found.Id, expected);
    }

    private static ServerBanPattern Pattern(string text)
    {
        Assert.True(ServerBanPattern.TryParse(text, out var pattern), text);
        return pattern;
    }

    private ServerBan Ban(string pattern, long? end = null, long hits = 0) => new(++_lastId, Pattern(pattern), "spam", "oper", 0, end, hits);

    private ServerBan? Match(Somebody who, long now = 0) => _bans.Match(who.Address, who.Nick, who.Realname, who.Account, now);

    private sealed record Step(string Action, string Pattern, int Time);

    private sealed record Somebody(IPAddress Address, string Nick, string Realname, string? Account);

    /// <summary>The book as a list, each ban asked in turn. It shares only patterns with the server.</summary>
    private sealed class NaiveBans
    {
        private readonly List<ServerBan> _bans = [];

        public IEnumerable<long> Ids => _bans.Select(ban => ban.Id).Order();

        public ServerBan? Add(ServerBan ban)
        {
            var earlier = Remove(ban.Pattern);
            _bans.Add(ban);
            return earlier;
        }

        public ServerBan? Remove(ServerBanPattern pattern)
        {
            var ban = _bans.Find(b => string.Equals(b.Pattern.ToString(), pattern.ToString(), StringComparison.OrdinalIgnoreCase));
            _bans.RemoveAll(b => b == ban);
            return ban;
        }

        public List<long> TakeExpired(long now)
        {
            var expired = _bans.Where(ban => ban.ExpiresAt <= now).Select(ban => ban.Id).ToList();
            _bans.RemoveAll(ban => ban.ExpiresAt <= now);
            return expired;
        }

        public IReadOnlyList<long> Matching(Somebody who, long now) =>
            [.. _bans.Where(ban => (ban.ExpiresAt is null || ban.ExpiresAt > now) && Covers(ban.Pattern, who)).Select(ban => ban.Id)];

        private static bool Covers(ServerBanPattern pattern, Somebody who) => pattern.Kind switch
        {
            ServerBanKind.Address => Network(pattern.Text).Contains(who.Address.IsIPv4MappedToIPv6 ? who.Address.MapToIPv4() : who.Address),
            ServerBanKind.Account => string.Equals(pattern.Text, who.Account, StringComparison.OrdinalIgnoreCase),
            ServerBanKind.Nick => Glob(pattern.Text, who.Nick),
            _ => Glob(pattern.Text, who.Realname),
        };

        private static IPNetwork Network(string text) => IPNetwork.Parse(text.Contains('/', StringComparison.Ordinal) ? text : text + "/32");

        private static bool Glob(string mask, string text) => mask switch
        {
            "" => text.Length == 0,
            ['*', .. var rest] => Glob(rest, text) || (text.Length > 0 && Glob(mask, text[1..])),
            ['?', .. var rest] => text.Length > 0 && Glob(rest, text[1..]),
            ['\\', '*' or '?' or '\\', ..] => text.Length > 0 && text[0] == mask[1] && Glob(mask[2..], text[1..]),
            _ => text.Length > 0 && char.ToLowerInvariant(text[0]) == char.ToLowerInvariant(mask[0]) && Glob(mask[1..], text[1..]),
        };
    }
}
