using System.Security.Cryptography;
using System.Text;

namespace ChatOn.Server.State;

/// <summary>Compares secrets without telling by time how much of them was right.</summary>
internal static class FixedTime
{
    public static bool Equals(string? given, string secret) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
