namespace ChatOn.Testing.Processes;

/// <summary>A folder for one test, gone with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chaton-test-");

    public string Path => _folder.FullName;

    /// <summary>The path of something in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that ends late may still write there; the system's temporary folder is cleaned by its owner.
        }
    }
}
