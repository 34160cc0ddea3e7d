using System.IO.Compression;

namespace ChatOn.Storage.Sqlite;

/// <summary>A backup's file: a ZIP of plain names.</summary>
internal static class BackupArchive
{
    /// <summary>Where a file is put until all of the backup is known to be good.</summary>
    public static string Restoring(string path) => path + ".restoring";

    /// <summary>Writes the archive, and to the disk.</summary>
    public static void Write(string path, IEnumerable<(string Name, string Path)> files)
    {
        using var stream = new FileStream(path, FilesOfOne.Create(FileMode.Create));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, source) in files)
                archive.CreateEntryFromFile(source, name, CompressionLevel.Fastest);
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>Puts the archive's files beside their places in the folder.</summary>
    /// <param name="required">The name without which it is no backup; it is read first.</param>
    /// <param name="optional">The other names that may be in it.</param>
    /// <param name="restored">Gets the paths, each before its file is written.</param>
    public static void Read(string path, DataFolder folder, string required, IReadOnlyList<string> optional, List<string> restored)
    {
        using var archive = ZipFile.OpenRead(path);
        if (archive.GetEntry(required) is null)
            throw new BackupException($"'{path}' is not a backup of ChatOn: there is no {required} in it.");
        // Only names that the caller knows, so that no archive writes anywhere else.
        var entries = optional.Prepend(required).Select(name => (name, entry: archive.GetEntry(name)))
            .Where(known => known.entry is not null).ToList();
        if (archive.Entries.Count != entries.Count)
            throw new BackupException($"'{path}' is not a backup of ChatOn: it has files of other names.");
        foreach (var (name, entry) in entries)
        {
            var target = folder.FilePath(name);
            restored.Add(target);
            File.Delete(Restoring(target));
            using var stream = new FileStream(Restoring(target), FilesOfOne.Create(FileMode.CreateNew));
            using var content = entry!.Open();
            content.CopyTo(stream);
            stream.Flush(flushToDisk: true);
        }
    }
}
