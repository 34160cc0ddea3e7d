using System.Text.RegularExpressions;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>Any client: all of them in one room at once, over plain text and over TLS.</summary>
[Collection(RealProgramTests.Name)]
public sealed class EveryProgramTests(RunningServer server)
{
    [Fact]
    public async Task All_programs_see_each_others_lines_in_one_room()
    {
        InstalledProgram.Require("nc", "telnet", "python3", "irssi", "tmux", "weechat-headless", "openssl");
        var everybody = await EnterAsync();
        try
        {
            await EverybodySaysALineThatAllSeeAsync(everybody);
            await ATopicSetByOneIsSeenByAllAsync(everybody);
            await TheLeavingOfEachKindIsSeenByTheRestAsync(everybody);
        }
        finally
        {
            foreach (var program in everybody)
                await program.DisposeAsync();
        }
    }

    private async Task<IChatProgram[]> EnterAsync()
    {
        var (port, fingerprint) = (server.Port, server.Fingerprint);
        Task<IChatProgram>[] entering =
        [
            As(IrssiClient.EnterAsync("irma", port)),
            As(IrssiClient.EnterAsync("iris", port, fingerprint)),
            As(WeechatClient.EnterAsync("wendy", port)),
            As(WeechatClient.EnterAsync("wilma", port, fingerprint)),
            As(OpensslClient.EnterAsync("ossian", port)),
            As(WebSocketChatClient.EnterAsync("webster", port, WebSocketChatClient.Text)),
            As(WebSocketChatClient.EnterAsync("webbina", port, WebSocketChatClient.Binary, fingerprint)),
            As(NcClient.EnterAsync("nick", port)),
            As(TelnetClient.EnterAsync("telma", port)),
            As(OldClient.EnterAsync("olaf", port, isLastVersion: false)),
            As(OldClient.EnterAsync("olga", port, isLastVersion: true)),
            As(PythonOldClient.EnterAsync("first", "peter", port)),
            As(PythonOldClient.EnterAsync("last", "paula", port)),
        ];
        try
        {
            return await Task.WhenAll(entering);
        }
        catch
        {
            foreach (var entered in entering.Where(task => task.IsCompletedSuccessfully))
                await (await entered).DisposeAsync();
            throw;
        }

        static async Task<IChatProgram> As<T>(Task<T> entering)
            where T : IChatProgram => await entering;
    }

    private static async Task EverybodySaysALineThatAllSeeAsync(IChatProgram[] everybody)
    {
        foreach (var speaker in everybody)
            await speaker.SayAsync(LineOf(speaker));
        foreach (var speaker in everybody)
        {
            foreach (var listener in everybody.Where(program => program != speaker))
                await listener.Screen.ShowsAsync(LineOf(speaker));
        }

        static string LineOf(IChatProgram speaker) => $"here speaks {speaker.Nick} aloud";
    }

    private static async Task ATopicSetByOneIsSeenByAllAsync(IChatProgram[] everybody)
    {
        await everybody.OfType<IrssiClient>().First().SayAsync("/topic tea and biscuits");
        foreach (var program in everybody)
            await program.Screen.ShowsAsync("tea and biscuits");
    }

    private static async Task TheLeavingOfEachKindIsSeenByTheRestAsync(IChatProgram[] everybody)
    {
        var leavers = everybody.DistinctBy(program => program.GetType()).ToList();
        foreach (var leaver in leavers)
            await leaver.LeaveAsync();
        foreach (var leaver in leavers)
        {
            var leaving = new Regex($@"{leaver.Nick}\b.*(left|quit|QUIT)", RegexOptions.NonBacktracking);
            foreach (var listener in everybody.Except(leavers))
                await listener.Screen.ShowsAsync(leaving);
        }
    }
}
