using ChatOn.Client.Connections;

namespace ChatOn.Client.Tests.Connections;

/// <summary>The keys that are known.</summary>
public sealed class KnownHostsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chaton-test-");

    private string KeyFile => Path.Combine(_folder.FullName, "deep", "known_hosts");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_key_is_kept_changed_and_forgotten_in_a_file_of_its_owner()
    {
        new KnownHosts(KeyFile).Add("a:1", "one");
        new KnownHosts(KeyFile).Add("b:1", "two");
        new KnownHosts(KeyFile).Add("a:1", "three");
        Assert.Equal(("three", "two"), (new KnownHosts(KeyFile).Find("a:1"), new KnownHosts(KeyFile).Find("b:1")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.True(new KnownHosts(KeyFile).Remove("a:1"));
        Assert.False(new KnownHosts(KeyFile).Remove("a:1"));
        Assert.Null(new KnownHosts(KeyFile).Find("a:1"));
    }

    [Fact]
    public void No_file_knows_nobody() => Assert.Null(new KnownHosts(KeyFile).Find("a:1"));
}
