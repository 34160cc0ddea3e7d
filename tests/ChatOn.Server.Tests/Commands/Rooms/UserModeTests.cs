namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "modern/MODE")]
public sealed class UserModeTests : RoomScenario
{
    [Fact]
    public void Ones_own_modes_are_shown_set_and_unset()
    {
        var alice = Server.Connect("alice");

        alice.Send("MODE alice", "MODE ALICE +iwB", "MODE alice", "MODE alice -w+i", "MODE alice");

        alice.Expects(":chaton.local 221 alice +");
        alice.Expects(":alice!~alice@127.0.0.1 MODE alice +Biw");
        alice.Expects(":chaton.local 221 alice +Biw");
        alice.Expects(":alice!~alice@127.0.0.1 MODE alice -w");
        alice.Expects(":chaton.local 221 alice +Bi");
        alice.HearsNothing();
    }

    [Fact]
    public void Unknown_letters_are_told_once_and_the_others_are_obeyed()
    {
        var alice = Server.Connect("alice");

        alice.Send("MODE alice +xiyz");

        alice.Expects(":alice!... MODE alice +i");
        alice.Expects(":chaton.local 501 alice :Unknown MODE flag");
        alice.HearsNothing();
    }

    [Fact]
    public void Nobody_makes_itself_an_operator_but_one_may_stop_being_it()
    {
        var mallory = Server.Connect("mallory");

        mallory.Send("MODE mallory +o", "MODE mallory");
        mallory.Expects(":chaton.local 221 mallory +");
        Server.OnLoop(() => Server.World.FindUser("mallory")!.BecomeOperator("root"));
        mallory.Send("MODE mallory", "MODE mallory -o", "MODE mallory +o");

        mallory.Expects(":chaton.local 221 mallory +o");
        mallory.Expects(":mallory!... MODE mallory -o");
        mallory.HearsNothing();
        Server.OnLoop(() => Assert.False(Server.World.FindUser("mallory")!.IsOperator));
        Server.OnLoop(() => Assert.Null(Server.World.FindUser("mallory")!.OperatorName));
    }

    [Fact]
    public void Those_of_others_are_neither_shown_nor_changed()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));

        alice.Send("MODE bob", "MODE bob +i", "MODE nobody +i");

        alice.Expects(":chaton.local 502 alice :Cant change mode for other users");
        alice.Expects(":chaton.local 502 alice :Cant change mode for other users");
        alice.Expects(":chaton.local 401 alice nobody :No such nick/channel");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/bot-mode")]
    public void A_bot_is_marked_as_one_in_the_rooms_it_is_in()
    {
        var (alice, bob) = (Server.Connect("alice", "message-tags"), Server.Connect("bob"));
        Join("#a", alice, bob);

        bob.Send("MODE bob +B", "PRIVMSG #a :beep");

        alice.Expects("@msgid=...;bot :bob!... PRIVMSG #a :beep");
        Server.OnLoop(() => Assert.True(Server.World.FindRoom("#a")!.Find(Server.World.FindUser("bob")!.Id)!.Who.IsBot));
    }
}
