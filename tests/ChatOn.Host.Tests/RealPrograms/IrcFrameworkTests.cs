using System.Text.Json;
using System.Text.RegularExpressions;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>What modern clients do beyond talking: irc-framework over each transport beside irssi and WeeChat, in one room of a running server.</summary>
[Collection(RealProgramTests.Name)]
public sealed class IrcFrameworkTests(RunningServer server)
{
    // Apart from what other tests say.
    private readonly string _run = Environment.TickCount64.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
    private IrcFrameworkClient _tcp = null!;
    private IrcFrameworkClient _tls = null!;
    private IrcFrameworkClient _web = null!;
    private IrssiClient _irssi = null!;
    private WeechatClient _weechat = null!;

    private IrcFrameworkClient[] Modern => [_tcp, _tls, _web];

    [Fact]
    public async Task Clients_of_every_transport_use_the_modern_features_beside_irssi_and_weechat()
    {
        InstalledProgram.Require("tmux", "irssi", "weechat-headless");
        await using var tcp = _tcp = await IrcFrameworkClient.EnterAsync("tilda", server.Port, "tcp");
        await using var tls = _tls = await IrcFrameworkClient.EnterAsync("selma", server.Port, "tls");
        await using var web = _web = await IrcFrameworkClient.EnterAsync("wessel", server.Port, "wss");
        await using var irssi = _irssi = await IrssiClient.EnterAsync("irving", server.Port);
        await using var weechat = _weechat = await WeechatClient.EnterAsync("weddy", server.Port);

        var msgid = await AnEchoHasTheLabelAndTheOthersHearTheSameMessageAsync();
        await EverybodyIsHeardByEverybodyAsync();
        await RepliesAndReactionsReachThoseWhoKnowTagsAsync(msgid);
        await TypingIsSeenByWhoKnowsItAndByNobodyElseAsync();
        await ThePastIsReadPageByPageAsync();
    }

    private async Task<string> AnEchoHasTheLabelAndTheOthersHearTheSameMessageAsync()
    {
        await _tcp.SayAsync($"labelled {_run}", new { label = "first" });
        var echo = await _tcp.HearsSayAsync("tilda", $"labelled {_run}");
        Assert.Equal("first", Tag(echo, "label"));
        var msgid = Tag(echo, "msgid")!;
        foreach (var other in new[] { _tls, _web })
        {
            var heard = await other.HearsSayAsync("tilda", $"labelled {_run}");
            Assert.Equal((msgid, Tag(echo, "time"), null), (Tag(heard, "msgid"), Tag(heard, "time"), Tag(heard, "label")));
        }

        return msgid;
    }

    private async Task EverybodyIsHeardByEverybodyAsync()
    {
        IChatProgram[] everybody = [.. Modern, _irssi, _weechat];
        foreach (var speaker in everybody)
            await speaker.SayAsync($"{speaker.Nick} speaks {_run}");
        foreach (var listener in everybody)
        {
            foreach (var speaker in everybody)
                await listener.Screen.ShowsAsync($"{speaker.Nick} speaks {_run}");
        }
    }

    // Who knows no tags sees a reply as a message, and nothing of a reaction.
    private async Task RepliesAndReactionsReachThoseWhoKnowTagsAsync(string msgid)
    {
        await _web.SayAsync($"a reply {_run}", new Dictionary<string, string> { ["+reply"] = msgid });
        await _tls.TagAsync(new Dictionary<string, string> { ["+draft/react"] = "👍", ["+reply"] = msgid });
        foreach (var client in Modern)
        {
            Assert.Equal(msgid, Tag(await client.HearsSayAsync("wessel", $"a reply {_run}"), "+reply"));
            var reaction = await client.HearsAsync("tagmsg", "\"nick\":\"selma\"", "+draft/react");
            Assert.Equal(("👍", msgid), (Tag(reaction, "+draft/react"), Tag(reaction, "+reply")));
        }

        await _irssi.Screen.ShowsAsync($"a reply {_run}");
        await _weechat.Screen.ShowsAsync($"a reply {_run}");
    }

    private async Task TypingIsSeenByWhoKnowsItAndByNobodyElseAsync()
    {
        await _tcp.TagAsync(new Dictionary<string, string> { ["+typing"] = "active" });
        foreach (var client in Modern)
            Assert.Equal("active", Tag(await client.HearsAsync("tagmsg", "\"nick\":\"tilda\"", "+typing"), "+typing"));
        await _tcp.SayAsync($"typed {_run}");
        await _irssi.Screen.ShowsAsync($"typed {_run}");
        await _weechat.Screen.ShowsAsync($"typed {_run}");
        _irssi.Screen.ShowsNot("TAGMSG");
        _weechat.Screen.ShowsNot("=!=");
    }

    // https://ircv3.net/specs/extensions/chathistory
    private async Task ThePastIsReadPageByPageAsync()
    {
        await using var late = await IrcFrameworkClient.EnterAsync("lotte", server.Port, "ws");
        await late.SendAsync($"@label=page1 CHATHISTORY LATEST {IrcFrameworkClient.Lobby} * 2");
        var newest = await late.HearsSayAsync("tilda", $"typed {_run}");
        Assert.Equal("chathistory", newest.GetProperty("batch").GetString());
        await late.HearsAsync("batch", "chathistory", IrcFrameworkClient.Lobby, "\"count\":2");

        await late.SendAsync($"CHATHISTORY BEFORE {IrcFrameworkClient.Lobby} msgid={Tag(newest, "msgid")} 50");
        var earlier = await late.HearsSayAsync("tilda", $"labelled {_run}");
        Assert.Equal("chathistory", earlier.GetProperty("batch").GetString());
        await late.Screen.ShowsAsync(new Regex($"irving speaks {_run}.*weddy speaks {_run}|weddy speaks {_run}.*irving speaks {_run}", RegexOptions.Singleline));
        Assert.Equal(1, Regex.Count(late.Screen.Text, $"typed {_run}"));
    }

    private static string? Tag(JsonElement heard, string name) =>
        heard.GetProperty("tags").TryGetProperty(name, out var value) ? value.GetString() : null;
}
