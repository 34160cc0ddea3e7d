using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite.Tests;

/// <summary>Ways around the store: SQL of the test's own, and files handled by other processes.</summary>
internal static class Raw
{
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    public static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        connection.Execute(sql);
    }

    public static long? Scalar(string path, string sql)
    {
        using var connection = Open(path);
        return connection.Scalar(sql);
    }

    /// <summary>Runs a program to its end. Files of an open database are left to other processes: closing one here would drop its locks.</summary>
    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        await Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync(), process.WaitForExitAsync());
        return process.ExitCode;
    }
}
