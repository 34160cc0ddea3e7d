using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Backups: one file with the database and with what else identifies a server, such as its certificate.</summary>
public static class SqliteBackup
{
    /// <summary>
    /// Makes a backup of a data folder, also while a server runs on it in another process: the database as it is at one moment,
    /// checked. Commits go on meanwhile, and the write-ahead log grows by what they write.
    /// </summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="targetFile">The file to make, readable by its owner alone: it is as secret as the folder.</param>
    /// <param name="extraFiles">Names of files in the data folder that belong to it; those that are missing are left out.</param>
    /// <param name="overwrite">Whether a file that exists is replaced.</param>
    /// <exception cref="BackupException">It could not be made.</exception>
    /// <exception cref="DatabaseTooNewException">A newer version made the database.</exception>
    /// <exception cref="DatabaseForeignException">It is no database of this program.</exception>
    public static Task CreateAsync(
        string dataFolder, string targetFile, IReadOnlyList<string> extraFiles, bool overwrite, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                try
                {
                    Create(dataFolder, Path.GetFullPath(targetFile), extraFiles, overwrite, cancellationToken);
                }
                catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
                {
                    throw new BackupException($"The backup '{targetFile}' could not be made: {exception.Message}", exception);
                }
            },
            cancellationToken);

    /// <summary>Replaces the database of a data folder, and those of the extra files that the backup has, by a backup's.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="dataFolder">The data folder; made when it is missing.</param>
    /// <param name="extraFiles">Names of files that the backup may have beside the database.</param>
    /// <param name="overwrite">Whether a database that exists is replaced.</param>
    /// <exception cref="BackupException">It could not be restored.</exception>
    /// <exception cref="DataFolderInUseException">A server runs on the folder.</exception>
    /// <exception cref="DataFolderNotWritableException">The folder cannot be made or written.</exception>
    /// <exception cref="DatabaseTooNewException">A newer version made the backup.</exception>
    public static void Restore(string file, string dataFolder, IReadOnlyList<string> extraFiles, bool overwrite)
    {
        using var folder = DataFolder.Open(dataFolder);
        try
        {
            Restore(file, folder, extraFiles, overwrite);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new BackupException($"The backup '{file}' could not be restored: {exception.Message}", exception);
        }
    }

    private static void Create(
        string dataFolder, string target, IReadOnlyList<string> extraFiles, bool overwrite, CancellationToken cancellationToken)
    {
        var source = new Database(Path.Combine(dataFolder, Database.FileName));
        if (!File.Exists(source.Path))
            throw new BackupException($"There is no database in '{dataFolder}'. Name the data folder of the server with --data.");
        if (!overwrite && File.Exists(target))
            throw new BackupException($"'{target}' exists. Choose another name, or say that it may be overwritten.");
        var copy = new Database(target + ".database");
        var archive = target + ".partial";
        try
        {
            Copy(source, copy);
            Check(copy);
            cancellationToken.ThrowIfCancellationRequested();
            var extras = extraFiles.Select(name => (name, Path.Combine(dataFolder, name))).Where(extra => File.Exists(extra.Item2));
            BackupArchive.Write(archive, [(Database.FileName, copy.Path), .. extras]);
            File.Move(archive, target, overwrite);
        }
        finally
        {
            File.Delete(copy.Path);
            File.Delete(archive);
        }
    }

    private static void Copy(Database source, Database copy)
    {
        File.Delete(copy.Path);
        copy.Create();
        using var connection = source.OpenReader();
        Schema.Check(connection);
        // One read transaction; what was erased does not get into the copy, as it would with the pages of the file.
        using var vacuum = new Statement(connection, "VACUUM INTO ?1");
        vacuum.Bind(1, copy.Path).Run();
    }

    private static void Check(Database database)
    {
        using var connection = database.OpenReader();
        if (Schema.Check(connection) == 0)
            throw new DatabaseForeignException(database.Path);
        if (!connection.IsSound())
            throw new BackupException($"'{database.Path}' is damaged.");
    }

    private static void Restore(string file, DataFolder folder, IReadOnlyList<string> extraFiles, bool overwrite)
    {
        var database = new Database(folder.DatabasePath);
        if (!overwrite && (File.Exists(database.Path) || File.Exists(database.AsidePath)))
            throw new BackupException($"'{folder.Path}' has a database already. Choose another folder, or say that it may be overwritten.");
        var restored = new List<string>();
        var isAside = false;
        try
        {
            BackupArchive.Read(file, folder, Database.FileName, extraFiles, restored);
            Check(new Database(BackupArchive.Restoring(database.Path)));
            isAside = PutAside(database);
            // The database first: with it the server is whole but for a name, without it there is none.
            foreach (var path in restored)
                File.Move(BackupArchive.Restoring(path), path, overwrite: true);
            isAside = false;
            foreach (var path in SideFiles(database.AsidePath))
                File.Delete(path);
        }
        finally
        {
            foreach (var path in restored.SelectMany(path => SideFiles(BackupArchive.Restoring(path))))
                File.Delete(path);
            if (isAside)
                Move(database.AsidePath, database.Path);
        }
    }

    private static bool PutAside(Database database)
    {
        if (!File.Exists(database.Path))
            return false;
        try
        {
            // Opened and closed, so that its log is in it and one rename moves all of it.
            using var connection = database.OpenWriter(Durability.Process, walLimitBytes: 0);
        }
        catch (SqliteException)
        {
            // A damaged database is what a restore is for: its log is moved with it.
        }

        Move(database.Path, database.AsidePath);
        return true;
    }

    private static void Move(string from, string to)
    {
        foreach (var (source, target) in SideFiles(from).Zip(SideFiles(to)))
        {
            File.Delete(target);
            if (File.Exists(source))
                File.Move(source, target);
        }
    }

    private static string[] SideFiles(string path) => [path, $"{path}-wal", $"{path}-shm"];
}
