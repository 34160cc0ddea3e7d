using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOn.Client.Connections;

namespace ChatOn.Tui.Remembering;

/// <summary>The settings, remembered in a file that only its owner reads. A file that cannot be read or written costs the settings, not the visit.</summary>
/// <param name="file">Null to remember nothing.</param>
public sealed partial class SettingsFile(string? file)
{
    private const int MostBytes = 1 << 16;

    public Settings Now { get; private set; } = Read(file);

    /// <summary>Has something hold that is not remembered for its own sake.</summary>
    public void Use(Func<Settings, Settings> change) => Now = change(Now);

    /// <returns>Why it will not be remembered; null when it will.</returns>
    public string? Change(Func<Settings, Settings> change)
    {
        Now = change(Now);
        try
        {
            if (file is not null)
                PrivateFile.Write(file, JsonSerializer.Serialize(Now, Json.Default.Settings) + "\n");
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"the settings are not remembered: {exception.Message}";
        }
    }

    private static Settings Read(string? file)
    {
        try
        {
            return file is null || !File.Exists(file) || new FileInfo(file).Length > MostBytes
                ? new Settings()
                : JsonSerializer.Deserialize(File.ReadAllText(file), Json.Default.Settings) ?? new Settings();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new Settings();
        }
    }

    [JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Settings))]
    private sealed partial class Json : JsonSerializerContext;
}
