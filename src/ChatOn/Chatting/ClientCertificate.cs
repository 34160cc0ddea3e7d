using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatOn.Chatting;

/// <summary>A certificate that a person shows to a server instead of a password: PEM, the key in the same file or in one of its own.</summary>
internal static class ClientCertificate
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <param name="keyFile">Null when the key is in the first file.</param>
    /// <exception cref="ChatException">It cannot be read, or others can read the key.</exception>
    public static X509Certificate2 Read(string file, string? keyFile)
    {
        var secret = keyFile ?? file;
        foreach (var needed in new[] { file, secret })
        {
            if (!File.Exists(needed))
                throw new ChatException(ExitCode.NoInput, $"there is no file {needed}");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(secret) & Others) != 0)
            throw new ChatException(ExitCode.WrongUsage, $"{secret} is open to others, who could be you with it. Close it: chmod 600 {secret}");
        try
        {
            return X509Certificate2.CreateFromPemFile(file, keyFile);
        }
        catch (CryptographicException exception)
        {
            throw new ChatException($"{file} has no certificate with its key in PEM that can be read", exception) { ExitCode = ExitCode.WrongUsage };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ChatException(ExitCode.NoInput, exception.Message);
        }
    }
}
