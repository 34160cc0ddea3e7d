using System.Text;
using ChatOn.Server;
using ChatOn.Server.Accounts;

namespace ChatOn.Testing.Fuzzing;

/// <summary>The whole command surface under a script: any number of bytes, each line of which is a step. The format stands in fuzz/README.md.</summary>
public static class CommandFuzz
{
    private const int MaxSteps = 400;

    private static readonly ServerOptions Open = TestServer.Unlimited with
    {
        Operators = [new OperatorOptions { Name = "boss", PasswordHash = Passwords.Hash(SaidTexts.Secret + "horse-", iterations: 1) }],
        Motd = ["Welcome"],
        History = new HistoryOptions { LinesOnJoin = 5, MaxMessagesPerRequest = 20 },
    };

    /// <summary>Runs a script; throws <see cref="FuzzFailureException"/>, or whatever else came of it, with what everybody sent and heard.</summary>
    /// <returns>What was answered to what.</returns>
    public static IReadOnlySet<string> Run(ReadOnlySpan<byte> script)
    {
        var steps = StepsOf(script);
        using var server = new FuzzedServer(OptionsOf(steps.Count > 0 && steps[0].Kind == StepKind.Options ? Encoding.UTF8.GetString(steps[0].Words) : ""));
        try
        {
            foreach (var step in steps.Where(step => step.Kind != StepKind.Options))
                server.Do(step);
            server.Finish();
            return server.Covers;
        }
        catch (FuzzFailureException failure)
        {
            throw new FuzzFailureException($"Step {server.Step}: {failure.Message}\n{server.Transcripts}", failure);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Step {server.Step}: {exception.Message}\n{server.Transcripts}", exception);
        }
    }

    private static List<ScriptStep> StepsOf(ReadOnlySpan<byte> script)
    {
        var steps = new List<ScriptStep>();
        foreach (var line in script.Split((byte)'\n'))
        {
            if (script[line].Length > 0 && steps.Count < MaxSteps)
                steps.Add(ScriptStep.Parse(script[line]));
        }

        return steps;
    }

    private static ServerOptions OptionsOf(string name) => name switch
    {
        "limits" => new ServerOptions { Operators = Open.Operators, Accounts = Open.Accounts, CloakAddresses = true },
        "strict" => Open with
        {
            PasswordHash = Open.Operators[0].PasswordHash,
            Limits = Open.Limits with { RoomsPerUser = 2, ListEntries = 2, MonitorEntries = 2, MaxRooms = 3, SendQueueBytes = 16_384 },
            Accounts = Open.Accounts with { Registration = RegistrationPolicy.Invitation, MaxSessions = 2, MaxRooms = 1 },
        },
        "nohistory" => Open with { History = new HistoryOptions { IsEnabled = false }, AutoJoinLobby = true },
        "members" => Open with { Accounts = Open.Accounts with { Required = true, AlwaysOn = true, AutoRegisterRooms = true } },
        _ => Open,
    };
}
