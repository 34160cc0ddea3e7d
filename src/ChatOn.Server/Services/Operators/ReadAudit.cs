using System.Globalization;
using ChatOn.Server.Audit;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Services.Operators;

/// <summary><c>AUDIT [count] [word...]</c>: the newest entries of the audit log in which all the words are, oldest first.</summary>
internal sealed class ReadAudit(AuditLog audit) : IServiceCommand
{
    private const int Default = 20;
    private const int Most = 200;
    private const int EntriesAtOnce = 500;
    private const int MostLookedAt = 20 * EntriesAtOnce;

    public static ServiceSpec Spec { get; } = new(
        Service.Operators, "AUDIT", "AUDIT [count] [word...]", "What operators of the server and of rooms have done; with words only what has them all")
    {
        Needs = Privilege.Audit,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        var hasCount = int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        count = hasCount ? Math.Clamp(count, 1, Most) : Default;
        var wanted = words.After(hasCount ? 1 : 0).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            var (lines, isAll) = await FindAsync(count, wanted);
            // Meanwhile the asker may be gone, or an operator no more.
            if (!context.May(Privilege.Audit))
                return;
            foreach (var line in lines)
                context.Say(line);
            context.Say(isAll ? $"{lines.Count} entries." : $"{lines.Count} entries, of the last {MostLookedAt} that were looked at.");
        }
        catch (JournalException)
        {
            context.Refuse("The audit log cannot be read at the moment: the store does not answer. Try again later.");
        }
    }

    private async ValueTask<(List<string> Lines, bool IsAll)> FindAsync(int count, string[] wanted)
    {
        var found = new List<string>();
        var before = long.MaxValue;
        var size = wanted.Length == 0 ? count : EntriesAtOnce;
        for (var looked = 0; looked < MostLookedAt; looked += size)
        {
            var entries = await audit.ReadAsync(size, before);
            found.AddRange(entries.Reverse().Select(entry => entry.ToString())
                .Where(line => Array.TrueForAll(wanted, word => line.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Take(count - found.Count));
            if (found.Count == count || entries.Count == 0)
                return (Oldest(found), true);
            before = entries[0].Time;
        }

        return (Oldest(found), false);
    }

    private static List<string> Oldest(List<string> newestFirst)
    {
        newestFirst.Reverse();
        return newestFirst;
    }
}
