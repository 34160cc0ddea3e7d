using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Commands.Messages;

[Trait("Spec", "modern/NOTICE")]
public sealed class NoticeCommandTests : RoomScenario
{
    [Fact]
    public void A_notice_reaches_rooms_and_people()
    {
        var clients = In("#a", "alice", "bob");
        clients[0].ReadAll();

        clients[1].Send("NOTICE #a :to all", "NOTICE alice :to you");

        clients[0].Expects(":bob!~bob@127.0.0.1 NOTICE #a :to all");
        clients[0].Expects(":bob!~bob@127.0.0.1 NOTICE alice :to you");
        clients[1].HearsNothing();
    }

    [Fact]
    public void It_is_never_answered_whatever_is_wrong()
    {
        var (alice, bob) = (In("#a", "alice")[0], Server.Connect("bob"));
        Server.OnLoop(() => Server.World.FindUser("alice")!.GoAway("lunch"));

        bob.Send("NOTICE", "NOTICE #a", "NOTICE #a :", "NOTICE #a :outside", "NOTICE #nowhere :x", "NOTICE nobody :x", "NOTICE alice :x", "NOTICE a,b,c,d,e :x");

        bob.HearsNothing();
        alice.Expects(":bob!... NOTICE alice :x");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void A_labelled_one_is_acknowledged()
    {
        var bob = Server.Connect("bob", "batch labeled-response");

        bob.Send("@label=n NOTICE #nowhere :x");

        bob.Expects("@label=n :chaton.local ACK");
    }

    [Fact]
    public void One_that_cannot_be_stored_is_shown_to_nobody_and_its_sender_is_told()
    {
        var clients = In("#a", "alice", "bob");
        clients[0].ReadAll();
        Server.Journal.BeforeCommit = () => new JournalException("full");

        clients[1].Send("NOTICE #a :x");

        clients[0].HearsNothing();
        clients[1].Expects(":chaton.local NOTICE bob :NOTICE: Your message was not delivered: ...");
    }
}
