namespace ChatOn.Server.Tests.Specs;

[Trait("Spec", "IRCv3/whoami")]
public sealed class WhoamiTests : RoomScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/whoami#1")]
    [Trait("Spec", "IRCv3/whoami#3")]
    public void Who_registers_is_told_its_own_source_between_ISUPPORT_and_LUSERS()
    {
        var client = Server.Open();
        client.Send("CAP REQ :chghost draft/whoami", "NICK alice", "USER u 0 * :Alice Liddell", "CAP END");

        client.Hears(":chaton.local 005 ...");
        client.Hears(":alice!~u@127.0.0.1 SETNAME :Alice Liddell");
        client.Expects(":chaton.local 251 ...");
        client.ReadAll();
        client.Send("CAP LS 302");
        Assert.Contains(client.ReadAll(), line => line.Contains(" chghost ", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_does_not_ask_for_it_is_not()
    {
        var client = Server.Open();
        client.Send("CAP REQ :setname", "NICK alice", "USER u 0 * :Alice", "CAP END");

        Assert.DoesNotContain(client.ReadAll(), line => line.Contains("SETNAME", StringComparison.Ordinal));
    }
}
