using System.Security.Cryptography;
using System.Text;

namespace ChatOn.Server.Tests.Accounts.Mechanisms;

/// <summary>The client's side of SCRAM-SHA-256, each message to be spoilt by the test.</summary>
internal sealed class ScramClient(string name, string password, string header = "n,,", byte[]? binding = null)
{
    private byte[] _salted = [];
    private string _authMessage = "";

    public string Bare => $"n={name},r=clientnonce";

    public string First => header + Bare;

    /// <summary>The answer to the server's first message.</summary>
    public string Final(string serverFirst, string extensions = "")
    {
        var attributes = serverFirst.Split(',');
        _salted = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), Convert.FromBase64String(attributes[1][2..]), int.Parse(attributes[2][2..]), HashAlgorithmName.SHA256, 32);
        var channel = Convert.ToBase64String([.. Encoding.UTF8.GetBytes(header), .. binding ?? []]);
        return Proven(serverFirst, $"c={channel},{attributes[0]}{extensions}");
    }

    /// <summary>A last message of any form, with the proof that is right for it.</summary>
    public string Proven(string serverFirst, string withoutProof)
    {
        _authMessage = $"{Bare},{serverFirst},{withoutProof}";
        var clientKey = HMACSHA256.HashData(_salted, "Client Key"u8);
        var signature = HMACSHA256.HashData(SHA256.HashData(clientKey), Encoding.UTF8.GetBytes(_authMessage));
        return $"{withoutProof},p={Convert.ToBase64String([.. clientKey.Zip(signature, (a, b) => (byte)(a ^ b))])}";
    }

    /// <summary>What the server must say last.</summary>
    public string ServerFinal =>
        $"v={Convert.ToBase64String(HMACSHA256.HashData(HMACSHA256.HashData(_salted, "Server Key"u8), Encoding.UTF8.GetBytes(_authMessage)))}";
}
