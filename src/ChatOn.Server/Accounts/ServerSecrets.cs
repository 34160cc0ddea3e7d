using System.Security.Cryptography;
using ChatOn.Server.Loop;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Accounts;

/// <summary>The server's own secrets, made at its first start and kept with its data: all are derived from one.</summary>
internal sealed class ServerSecrets(IDocumentStore store, ChatLoop loop, IRandomBytes random)
{
    private const string Key = "secret";
    private const int Length = 32;

    private byte[] _secret = new byte[Length];

    /// <summary>Makes the salts of accounts that are none.</summary>
    public ReadOnlyMemory<byte> Decoys => Derive("decoys"u8);

    /// <summary>Hides addresses.</summary>
    public ReadOnlyMemory<byte> Cloaks => Derive("cloaks"u8);

    /// <summary>Before the port opens.</summary>
    public void Load()
    {
        if (store.LoadDocuments(DocumentKind.Server).FirstOrDefault(document => document.Key == Key) is { } kept)
        {
            _secret = kept.Body.ToArray();
            return;
        }

        random.Fill(_secret);
        loop.Turn.AddFact(new DocumentSaved(DocumentKind.Server, Key, _secret));
    }

    private byte[] Derive(ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[Length];
        HKDF.Expand(HashAlgorithmName.SHA256, _secret, derived, purpose);
        return derived;
    }
}

/// <summary>The port that gives randomness nobody can guess.</summary>
internal interface IRandomBytes
{
    void Fill(Span<byte> bytes);
}

/// <summary>The system's.</summary>
internal sealed class SystemRandomBytes : IRandomBytes
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
