namespace ChatOn.Server.Tests.Specs;

[Trait("Spec", "IRCv3/chghost")]
public sealed class ChghostTests : AccountScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/chghost#2")]
    [Trait("Spec", "IRCv3/whoami#2")]
    public void A_client_that_becomes_one_more_of_a_user_who_is_here_hears_its_new_user_and_host()
    {
        Register("alice");
        var phone = Server.OpenSecure("192.0.2.9");
        phone.Send("CAP REQ :sasl chghost draft/whoami", "NICK guest", "USER other 0 * :Guest", "CAP END");
        phone.ReadAll();

        Authenticate(phone, "alice");

        phone.Hears(":guest!~other@192.0.2.9 NICK alice");
        phone.Expects(":alice!~other@192.0.2.9 CHGHOST ~alice 127.0.0.1");
        phone.Send("JOIN #a");
        phone.Hears(":alice!~alice@127.0.0.1 JOIN #a");
    }
}
