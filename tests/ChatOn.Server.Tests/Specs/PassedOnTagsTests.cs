namespace ChatOn.Server.Tests.Specs;

/// <summary>Client-only tags that the server only passes on, and keeps.</summary>
public sealed class PassedOnTagsTests : RoomScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/reply")]
    public void A_reply_names_its_message_to_who_knows_tags_and_is_a_message_to_others()
    {
        var (alice, bob, carol) = (Server.Connect("alice", "message-tags echo-message"), Server.Connect("bob", "message-tags"), Server.Connect("carol"));
        Join("#a", alice, bob, carol);
        bob.Send("PRIVMSG #a :what?");
        var id = alice.Expects("@msgid=... :bob!... PRIVMSG #a :what?").Split(' ')[0]["@msgid=".Length..];
        carol.ReadAll();

        alice.Send($"@+reply={id} PRIVMSG #a :that");

        alice.Expects($"@msgid=...;+reply={id} :alice!... PRIVMSG #a :that");
        bob.Expects($"@msgid=...;+reply={id} :alice!... PRIVMSG #a :that");
        carol.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :that");
    }

    [Fact]
    [Trait("Spec", "IRCv3/channel-context")]
    public void The_room_that_a_private_message_is_about_goes_with_it()
    {
        var (alice, bob) = (Server.Connect("alice", "message-tags"), Server.Connect("bob", "message-tags"));

        alice.Send("@+draft/channel-context=#a PRIVMSG bob :of #a", "@+channel-context=#a NOTICE bob :of #a");

        bob.Expects("@msgid=...;+draft/channel-context=#a :alice!... PRIVMSG bob :of #a");
        bob.Expects("@msgid=...;+channel-context=#a :alice!... NOTICE bob :of #a");
    }
}
