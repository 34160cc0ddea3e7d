using ChatOn.Tui.Typing;

namespace ChatOn.Tui.Tests.Typing;

public sealed class ComposerTextTests
{
    private readonly ComposerText _text = new();

    [Fact]
    public void A_sign_of_several_units_goes_as_one()
    {
        _text.Insert("a👨‍👩‍👧");
        _text.DeleteBack();
        Assert.Equal("a", _text.Text);
    }

    [Fact]
    public void A_word_is_deleted_with_what_follows_it()
    {
        _text.Insert("one two ");
        _text.DeleteWordBack();
        Assert.Equal("one ", _text.Text);
    }

    [Fact]
    public void Up_keeps_the_column()
    {
        _text.Insert("abcd\r\nef");
        _text.Up();
        Assert.Equal(2, _text.Caret);
        _text.Down();
        Assert.Equal(7, _text.Caret);
    }
}
