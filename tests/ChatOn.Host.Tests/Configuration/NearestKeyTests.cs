using ChatOn.Host.Configuration;

namespace ChatOn.Host.Tests.Configuration;

/// <summary>Mistyped keys find what was meant.</summary>
public sealed class NearestKeyTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "acb", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_letters_put_in_left_out_changed_and_swapped(string one, string other, int distance)
    {
        Assert.Equal(distance, NearestKey.Distance(one, other));
        Assert.Equal(distance, NearestKey.Distance(other, one));
    }

    [Theory]
    [InlineData("serverNmae", "serverName")]
    [InlineData("limits.joinz", "limits.joins")]
    [InlineData("joins", "limits.joins")]
    [InlineData("xyzzy", null)]
    public void The_nearest_key_is_found_unless_none_is_near(string mistyped, string? meant) =>
        Assert.Equal(meant, NearestKey.Find(mistyped, ["serverName", "limits.joins", "limits.rooms"]));
}
