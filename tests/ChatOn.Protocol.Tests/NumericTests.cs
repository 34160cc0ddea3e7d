using System.Reflection;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/numerics")]
public sealed class NumericTests
{
    private static readonly IReadOnlyList<(string Property, Numeric Numeric)> Declared =
    [
        .. typeof(Numeric).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(Numeric))
            .Select(property => (property.Name, (Numeric)property.GetValue(null)!)),
    ];

    [Fact]
    public void The_list_holds_every_numeric_in_order()
    {
        Assert.Equal(Declared.Select(declared => declared.Numeric.Code).Order(), Numeric.All.Select(numeric => numeric.Code));
        Assert.Equal(Numeric.All.Count, Numeric.All.Select(numeric => numeric.Code).Distinct().Count());
        Assert.All(Numeric.All, numeric => Assert.InRange(numeric.Code, 1, 999));
    }

    [Fact]
    public void A_numeric_is_called_as_its_property_is() => Assert.All(Declared, declared =>
        Assert.Equal(declared.Numeric.Name.Replace("_", "", StringComparison.Ordinal), declared.Property, ignoreCase: true));

    [Theory]
    [InlineData(1, "RPL_WELCOME", "")]
    [InlineData(5, "RPL_ISUPPORT", "are supported by this server")]
    [InlineData(401, "ERR_NOSUCHNICK", "No such nick/channel")]
    [InlineData(432, "ERR_ERRONEUSNICKNAME", "Erroneus nickname")]
    [InlineData(734, "ERR_MONLISTFULL", "Monitor list is full.")]
    [InlineData(908, "RPL_SASLMECHS", "are available SASL mechanisms")]
    public void A_numeric_is_found_by_its_code(int code, string name, string text)
    {
        Assert.True(Numeric.TryFind(code, out var numeric));
        Assert.Equal(new Numeric((ushort)code, name, text), numeric);
        Assert.Equal(name.StartsWith("ERR", StringComparison.Ordinal), numeric.IsError);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(999)]
    [InlineData(-1)]
    public void There_is_no_numeric_of_another_code(int code) => Assert.False(Numeric.TryFind(code, out _));

    [Fact]
    public void A_numeric_shows_three_digits() => Assert.Equal("001", Numeric.RplWelcome.ToString());

    [Fact]
    public void Every_text_can_be_a_trailing_parameter() =>
        Assert.All(Numeric.All, numeric => Assert.DoesNotContain(numeric.Text, character => character is < ' ' or > '~'));
}
