using System.Globalization;
using System.Text;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Accounts;

/// <summary>Codes that let somebody register an account, once each, where the policy asks for one. Kept as hashes. On the loop.</summary>
internal sealed class Invitations(IDocumentStore store, ChatLoop loop, SecretText secrets, ServerClock clock, ServerOptions options)
{
    private const long MicrosecondsPerHour = 3_600_000_000;

    private readonly Dictionary<string, long> _until = new(StringComparer.Ordinal);

    /// <summary>How many may still be used.</summary>
    public int Count => _until.Values.Count(until => until > clock.Now);

    /// <summary>Before the port opens.</summary>
    public void Load()
    {
        foreach (var document in store.LoadDocuments(DocumentKind.Invitation))
        {
            var until = long.Parse(document.Body.Span, CultureInfo.InvariantCulture);
            if (until > clock.Now)
                _until.Add(document.Key, until);
            else
                loop.Turn.AddFact(new DocumentRemoved(DocumentKind.Invitation, document.Key));
        }
    }

    /// <summary>Makes a code; null when it could not be stored.</summary>
    public async ValueTask<string?> MakeAsync()
    {
        var code = secrets.New();
        var (hash, until) = (SecretText.HashOf(code), clock.Now + (options.Accounts.CodeHours * MicrosecondsPerHour));
        var body = Encoding.ASCII.GetBytes(until.ToString(CultureInfo.InvariantCulture));
        if (await loop.StoreAsync(new DocumentSaved(DocumentKind.Invitation, hash, body)) != TurnOutcome.Stored)
            return null;
        _until.Add(hash, until);
        return code;
    }

    public bool IsGood(string code) => _until.TryGetValue(SecretText.HashOf(code), out var until) && until > clock.Now;

    /// <summary>Uses a code up; what it returns is stored with the account. Of a commit that fails the code is lost too.</summary>
    public DocumentRemoved Use(string code)
    {
        var hash = SecretText.HashOf(code);
        _until.Remove(hash);
        return new DocumentRemoved(DocumentKind.Invitation, hash);
    }
}
