namespace ChatOn.Storage.Sqlite;

/// <summary>A server's data folder, held: no other server opens it until this is disposed, or the process has ended in whatever way.</summary>
public sealed class DataFolder : IDisposable
{
    private const string LockName = "chaton.lock";

    // .NET says this when flock(2) answers EWOULDBLOCK: 11 on Linux, 35 on macOS; Windows says ERROR_SHARING_VIOLATION.
    private static readonly int[] InUseCodes = [11, 35, unchecked((int)0x80070020)];

    // The kernel drops the lock with the process, so nothing is left over after a kill. The file stays: removing it would
    // let two servers lock two files of one name.
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream lockFile)
    {
        Path = path;
        _lock = lockFile;
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    internal string DatabasePath => FilePath(Database.FileName);

    /// <summary>Makes the folder if need be (0700) and holds it.</summary>
    /// <exception cref="DataFolderInUseException">Another server runs on it.</exception>
    /// <exception cref="DataFolderNotWritableException">It cannot be made or written.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            FilesOfOne.CreateFolder(full);
            return new DataFolder(full, new FileStream(System.IO.Path.Combine(full, LockName), FilesOfOne.Create(FileMode.OpenOrCreate)));
        }
        catch (IOException exception) when (InUseCodes.Contains(exception.HResult))
        {
            throw new DataFolderInUseException(full, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderNotWritableException(full, exception);
        }
    }

    /// <summary>The path of a file in the folder.</summary>
    public string FilePath(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _lock.Dispose();
}
